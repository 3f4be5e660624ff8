import { ComponentSet, MetadataConverter } from '@salesforce/source-deploy-retrieve';
import { cp, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type ProjectFiles, metadataFiles, readProject, salesforceFolder } from './metadata/project';

// Salesforce's library would write a log into the home folder as soon as it is loaded.
vi.hoisted(() => vi.stubEnv('SF_DISABLE_LOG_FILE', 'true'));

const folders = ['force-app', 'flow-templates', 'actions', 'webhook', 'chat-apps', 'chat-apps-flow-templates'];

/** Suffixes of files that are sent within another file, or beside one. */
const within = new Set(['cls', 'field', 'genAiFunction', 'object', 'webLink']);

let files: ProjectFiles;
let scratch: string;

beforeAll(async () => {
	files = await readProject();
	scratch = await mkdtemp(join(tmpdir(), 'salesforce-convert-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

test.each(folders)(
	"Salesforce's own converter takes all of %s, and makes of it what a deployment sends",
	async (folder) => {
		const components = ComponentSet.fromSource(join(salesforceFolder, folder));
		const { packagePath = '' } = await new MetadataConverter().convert(components, 'metadata', {
			type: 'directory',
			outputDirectory: join(scratch, folder),
			genUniqueDir: false,
		});
		const sources = metadataFiles(files).filter(({ path }) => path.startsWith(`${folder}/`));
		// The fields of an object are sent within it, and an object that is Salesforce's own is sent for its fields.
		const whole = sources.filter(({ suffix }) => !within.has(suffix));
		const list = await readFile(join(packagePath, 'package.xml'), 'utf8');
		for (const { name, root } of sources) {
			expect(list).toContain(`<name>${root.name}</name>`);
			expect(list).toMatch(new RegExp(`<members>(\\w+\\.)?${name.replaceAll('.', '\\.')}</members>`));
		}
		for (const { path, name, suffix } of whole) {
			const sent = await readFile(join(packagePath, path.split('/').at(-2) ?? '', `${name}.${suffix}`), 'utf8');
			expect(sent.trim()).toBe(files.get(path)?.trim());
		}
	},
);

test('refuses a file whose suffix Salesforce does not know', async () => {
	const broken = join(scratch, 'broken');
	await cp(join(salesforceFolder, 'flow-templates'), broken, { recursive: true });
	const flow = join(broken, 'main/default/flows/EightByEight_Send_SMS');
	await rename(`${flow}.flow-meta.xml`, `${flow}.flwo-meta.xml`);
	expect(() => ComponentSet.fromSource(broken)).toThrow('Could not infer a metadata type');
});
