import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadContract, loadMessagingContract } from '../../../tools/contract/load';
import { readFlows } from '../../../tools/salesforce/flow/read';
import { customLabels } from '../../../tools/salesforce/labels';
import { readProject, salesforceFolder } from '../../../tools/salesforce/project';

it('describes the project as it is: regions, flows, labels with their first values, names to type', async () => {
	const readme = await readFile(join(salesforceFolder, 'README.md'), 'utf8');
	const files = await readProject();
	const { servers } = await loadContract();
	const chatAppServers = (await loadMessagingContract()).servers;
	const labels = [...customLabels(files)].flat();
	const flows = [...readFlows(files).values()].map(({ label }) => `| ${label} |`);
	const formula = "{!'Bearer ' & $Credential.EightByEightSms.ApiKey}";
	for (const text of [...servers.map(({ url }) => `\`${url}\``), ...flows, ...labels, 'ApiKeyPrincipal', formula]) {
		expect(readme).toContain(text);
	}
	const rows = readme.split('\n').filter((line) => /^\s+\| .* \| `https/.test(line));
	expect(rows.map((row) => row.split('|').map((cell) => cell.trim())).map((cells) => cells.slice(1, 4))).toEqual(
		servers.map(({ description, url }, index) => [
			description,
			`\`${url}\``,
			`\`${chatAppServers[index]?.url ?? ''}\``,
		]),
	);
});
