import { afterAll, beforeAll, describe } from 'vitest';
import { type Cluster, startCluster } from './cluster';
import { outages } from './outages';
import { receipts } from './receipts';
import { sends } from './sends';
import { smpp } from './smpp';

let cluster: Cluster | undefined;

const running = (): Cluster => {
	if (cluster === undefined) throw new Error('n8n is not running');
	return cluster;
};

// One for all: it takes a minute to start.
beforeAll(async () => {
	cluster = await startCluster();
});
afterAll(async () => {
	await cluster?.close();
});

describe('sending', () => sends(running));
describe('the trigger', () => receipts(running));
describe('SMPP', () => smpp(running));
describe('an outage', () => outages(running));
