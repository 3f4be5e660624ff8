import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadApi } from '../../contract/load';
import { apexClass, apexIdentifier } from '../../generate/salesforce/apexNames';
import { loadServices } from '../../generate/salesforce/externalServices';
import { readFlows } from './flow/read';
import { customLabels } from './metadata/labels';
import { readProject, salesforceFolder } from './metadata/project';

test('describes the project as it is: regions, flows, labels with their first values, names to type', async () => {
	const readme = await readFile(join(salesforceFolder, 'README.md'), 'utf8');
	const files = await readProject();
	const { regions } = await loadApi('sms');
	const chatApps = await loadApi('chatApps');
	const labels = [...customLabels(files)].flat();
	const flows = [...readFlows(files).values()].map(({ label }) => `| ${label} |`);
	const formula = "{!'Bearer ' & $Credential.EightByEightSms.ApiKey}";
	for (const text of [...regions.map(({ url }) => `\`${url}\``), ...flows, ...labels, 'ApiKeyPrincipal', formula]) {
		expect(readme).toContain(text);
	}
	const rows = readme.split('\n').filter((line) => /^\s+\| .* \| `https/.test(line));
	expect(rows.map((row) => row.split('|').map((cell) => cell.trim())).map((cells) => cells.slice(1, 4))).toEqual(
		regions.map(({ name, url }, index) => [name, `\`${url}\``, `\`${chatApps.regions[index]?.url ?? ''}\``]),
	);
});

test('lists the values that fields of chat apps take, under the names that Flow shows, and the classes', async () => {
	const readme = await readFile(join(salesforceFolder, 'README.md'), 'utf8');
	const { schemas } = await loadApi('chatApps');
	const [, messaging] = await loadServices();
	for (const [variable, schema, field] of [
		['message', 'MessageRequest', 'type'],
		['component', 'TemplateComponent', 'type'],
		['component', 'TemplateComponent', 'subType'],
		['parameter', 'TemplateParameter', 'type'],
		['channel', 'ChannelStep', 'channel'],
	] as const) {
		const inFlow = `\`${variable}.${apexIdentifier(field)}\``;
		const row = readme.split('\n').find((line) => line.startsWith(`| ${inFlow} |`)) ?? '';
		const [, , original, values = ''] = row.split('|').map((cell) => cell.trim());
		expect(original, inFlow).toBe(`\`${field}\``);
		const listed = values.split(', ').map((value) => value.replaceAll('`', ''));
		expect(listed.toSorted(), inFlow).toEqual(schemas[schema]?.properties?.[field]?.enum?.toSorted());
		expect(readme).toContain(`\`${apexClass(messaging?.service.name ?? '', schema)}\``);
	}
});
