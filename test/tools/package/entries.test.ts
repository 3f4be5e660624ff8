import { readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { isRecord } from '../../../nodes/problems/unknownValues';
import { projectRoot } from '../../../projectRoot';
import { dataModule } from '../../../tools/package/dataModule';
import { entryModule, partsOf } from '../../../tools/package/entryModule';
import { buildInto, entryNames, publishedPackages, sharedModules, smsPackage } from '../../../tools/packageFolder';
import { temporaryFolder } from '../bootstrap/temporaryFolder';

/** A new instance of the class that is named after the file, as n8n makes one. */
function instanceOf(module: unknown, file: string): Record<string, unknown> {
	const [className = ''] = basename(file).split('.');
	const exported = isRecord(module) ? module[className] : undefined;
	if (typeof exported !== 'function') throw new Error(`${file} exports no class ${className}`);
	const instance: unknown = Reflect.construct(exported, []);
	if (!isRecord(instance)) throw new Error(`${className} makes no object`);
	return instance;
}

/** The value with the word "function" for every function, methods of the class included. */
function outlineOf(instance: Record<string, unknown>): unknown {
	const prototype: unknown = Object.getPrototypeOf(instance);
	const methods = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
	const outline = (value: unknown): unknown => {
		if (typeof value === 'function') return 'function';
		if (Array.isArray(value)) return value.map(outline);
		if (!isRecord(value)) return value;
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, outline(inner)]));
	};
	return outline({ ...instance, ...Object.fromEntries(methods.map((name) => [name, instance[name]])) });
}

/** A folder with the published package, in which n8n's modules are found. */
async function built(published = smsPackage): Promise<string> {
	const folder = await temporaryFolder();
	await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
	await buildInto(folder, published);
	return folder;
}

test.each(publishedPackages)(
	'the built nodes and credentials of $root are those of the sources, to the last word',
	async (published) => {
		const require = createRequire(join(await built(published), 'index.js'));
		const names = await entryNames(published);
		expect(names.length).toBeGreaterThan(2);
		for (const name of names) {
			const source: unknown = await import(join(published.root, `${name}.ts`));
			const ofSource = instanceOf(source, name);
			const ofBuild = instanceOf(require(`./${name}.js`), name);
			expect(outlineOf(ofBuild)).toStrictEqual(outlineOf(ofSource));
			expect(ofBuild.constructor.name).toBe(ofSource.constructor.name);
		}
	},
);

// V8 keeps a text with any other letter in two bytes for each of its letters, and reads and writes it more slowly.
test.each(publishedPackages)('the descriptions of $root are written in Latin letters alone', async (published) => {
	const text = await readFile(join(await built(published), sharedModules.descriptionsData), 'utf8');
	expect(text).toContain('8x8');
	expect(text.match(/[^\u0000-\u00ff]/g)).toBeNull();
});

test('the code is loaded when a function of a node or a credential is first called, and not before', async () => {
	const folder = await built();
	const require = createRequire(join(folder, 'index.js'));
	const instances = (await entryNames()).map((name) => instanceOf(require(`./${name}.js`), name));
	const implementation = join(folder, sharedModules.implementation);
	expect(JSON.stringify(instances).length).toBeGreaterThan(100_000);
	expect(Object.keys(require.cache)).not.toContain(implementation);
	const { authenticate } = instances.find(({ name }) => name === 'eightByEightSmsApi') ?? {};
	if (typeof authenticate !== 'function') throw new Error('The credential has no function');
	const request: unknown = Reflect.apply(authenticate, undefined, [{ apiKey: 'key' }, { url: 'https://a.example' }]);
	await expect(request).resolves.toEqual({ url: 'https://a.example', headers: { Authorization: 'Bearer key' } });
	expect(Object.keys(require.cache)).toContain(implementation);
});

const implementation = `
	const text = 'a text that is so long that it is read from one place wherever it belongs, as if it were a large object';
	const shared = { options: ['é\u2028', -2, text, text] };
	exports.Sample = class Sample {
		description = { name: 'sample', fields: [shared, shared], small: [[0], 2], quoted: 'it\\'s "\\\\"', '@tool': [true, 1.5, null] };
		methods = { listSearch: { search: async function (...given) { return [this, ...given]; } } };
		execute(...given) { return [this, ...given]; }
	};
	exports.Child = class Child extends exports.Sample {};
	exports.Accessor = class Accessor { get description() { return {}; } };
	exports.Mixed = class Mixed { methods = { version: 1, search: () => undefined }; };
`;

async function sampleModules() {
	const folder = await temporaryFolder();
	const require = createRequire(join(folder, 'index.js'));
	await writeFile(join(folder, 'implementation.js'), implementation);
	const source: unknown = require(join(folder, 'implementation.js'));
	if (!isRecord(source)) throw new Error('The implementation exports nothing');
	const places = { descriptions: './descriptions.js', implementation: './implementation.js' };
	return { folder, require, source, places };
}

/** The entry of the sample, and where it is. @param implementation the module that it loads */
async function sampleEntry(implementation: string) {
	const { folder, require, source, places } = await sampleModules();
	const parts = partsOf(source.Sample);
	const descriptions = dataModule({ Sample: parts.data }, './descriptions.json');
	await writeFile(join(folder, 'descriptions.js'), descriptions.module);
	await writeFile(join(folder, 'descriptions.json'), descriptions.json);
	await writeFile(join(folder, 'Sample.node.js'), entryModule('Sample', parts, { ...places, implementation }));
	const module: unknown = require(join(folder, 'Sample.node.js'));
	return { folder, source, module, descriptions };
}

test('an entry has the data of its class, shares what its class shares, and passes calls on as they come', async () => {
	const { source, module, descriptions } = await sampleEntry('./implementation.js');
	const [entry, again] = [instanceOf(module, 'Sample.node.js'), instanceOf(module, 'Sample.node.js')];

	expect(outlineOf(entry)).toStrictEqual(outlineOf(instanceOf(source, 'Sample.node.js')));
	expect(entry).toMatchObject({ description: { fields: [{ options: { 0: 'é\u2028', 1: -2 } }, {}] } });
	expect(descriptions.json.split('a text that is so long')).toHaveLength(2);
	const [ofOne, ofOther] = [entry.description, again.description];
	if (!isRecord(ofOne) || !isRecord(ofOther)) throw new Error('There are no descriptions');
	expect(ofOne).not.toBe(ofOther);
	const all = [ofOne.fields, ofOther.fields].flat();
	expect(all).toHaveLength(4);
	expect(new Set(all).size).toBe(1);

	const context = {};
	const { execute, methods } = entry;
	const search = isRecord(methods) && isRecord(methods.listSearch) ? methods.listSearch.search : undefined;
	if (typeof execute !== 'function' || typeof search !== 'function') throw new Error('There are no functions');
	const answer: unknown = Reflect.apply(execute, context, [1, 'two']);
	expect(answer).toEqual([context, 1, 'two']);
	expect(Array.isArray(answer) && answer[0] === context).toBe(true);
	await expect(Reflect.apply(search, context, ['filter'])).resolves.toEqual([context, 'filter']);
});

test('while the package is replaced, every item of a node has failed, and none is passed on as done', async () => {
	const { folder, module } = await sampleEntry('./missing.js');
	const { execute } = instanceOf(module, 'Sample.node.js');
	if (typeof execute !== 'function') throw new Error('There is no function');
	const run = (continues: boolean): unknown =>
		Reflect.apply(execute, { continueOnFail: () => continues, getInputData: () => [{}, {}] }, []);
	await expect(run(false)).rejects.toThrow('Nothing was sent');
	const details = { outcome: 'rejected', code: 'BEING_REPLACED' };
	await expect(run(true)).resolves.toMatchObject([[0, 1].map((item) => ({ json: { details }, pairedItem: { item } }))]);
	await writeFile(join(folder, 'missing.js'), implementation);
	expect(run(true)).toMatchObject([{}]);
});

test('a class that cannot be taken apart fails the build', async () => {
	const { source, places } = await sampleModules();
	expect(() => partsOf(source.Missing)).toThrow('no class');
	expect(() => partsOf(source.Child)).toThrow('extends');
	expect(() => partsOf(source.Accessor)).toThrow('description is not a method');
	expect(() => entryModule('Mixed', partsOf(source.Mixed), places)).toThrow('.methods.version');
	expect(() => dataModule({ Dated: () => ({ at: new Date() }) }, './descriptions.json')).toThrow('not data');
});
