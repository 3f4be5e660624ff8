import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { N8nClient } from '../sandbox/n8n/client';
import { launchN8n } from '../sandbox/n8n/launch';
import { makePackageFolder, smppPackage } from '../tools/packageFolder';
import type { Extent } from './comparisons';
import { smppCredential } from './contestants';
import { median, type Row, row } from './rows';
import { Smsc } from './smsc';
import { publishTrigger, takenInASecond } from './trigger';

const credentialType = 'eightByEightSmppApi';
/** What is left of the last round must be done before the next. */
const restMs = 2000;

/** Receipts that a whole n8n takes in a second over one bind, and through the webhook of the trigger with Gather Events. */
export async function compareSmppReceipts({ rounds, scale }: Extent): Promise<Row[]> {
	const smsc = await Smsc.start(0);
	const n8n = await launchN8n({
		placeConnector: makePackageFolder,
		placeSmpp: (folder) => makePackageFolder(folder, smppPackage),
	});
	try {
		const client = new N8nClient(n8n.url);
		const password = `Bench-${randomUUID()}`;
		await client.setUpOwner({ email: 'owner@bench.example', firstName: 'Bench', lastName: 'Owner', password });
		await publishOverSmpp(client, smsc.port);
		const { path } = await publishTrigger(client, { gatherEvents: true });
		const count = 3000 * scale;
		const [ours, peer]: [number[], number[]] = [[], []];
		for (let round = 0; round <= rounds; round++) {
			ours.push(await smsc.receiptsInASecond(count));
			await sleep(restMs);
			peer.push(await takenInASecond(n8n.url + path, count));
			await sleep(restMs);
		}
		// The first round warms up.
		return [row('smpp.receipts', median(ours.slice(1)), median(peer.slice(1)), 'receipts/s')];
	} finally {
		await n8n.close();
		smsc.close();
	}
}

async function publishOverSmpp(client: N8nClient, port: number): Promise<void> {
	const data = smppCredential(port);
	const { id, name } = await client.createCredential({ name: 'SMPP', type: credentialType, data });
	const trigger = {
		id: randomUUID(),
		name: 'Receipts',
		type: 'n8n-nodes-8x8-smpp.eightByEightSmppTrigger',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { events: ['outbound_message_status_changed'], options: {} },
		credentials: { [credentialType]: { id, name } },
	};
	const workflow = await client.createWorkflow({ name: 'Receipts', nodes: [trigger], connections: {} });
	const { status } = await client.publish(workflow);
	if (status !== 'published') throw new Error(`n8n did not publish the workflow: ${status}`);
}
