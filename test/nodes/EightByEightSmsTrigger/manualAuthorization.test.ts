import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTriggerHost, type Trigger, type TriggerHost } from '../../engine/triggerHost';
import { inboundMessage } from './samples';

let host: TriggerHost;

beforeAll(async () => {
	host = await startTriggerHost();
});
afterAll(() => host.close());
afterEach(() => {
	vi.restoreAllMocks();
});

const triggerWith = (authorization: string | undefined): Trigger => {
	const parameters = { registration: 'manual', ...(authorization !== undefined && { authorization }) };
	return host.trigger({ parameters, credential: {} });
};

async function statusOf(trigger: Trigger, authorization?: string): Promise<number> {
	const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
	const answer = await fetch(trigger.url, { method: 'POST', headers, body: JSON.stringify(inboundMessage()) });
	await answer.body?.cancel();
	return answer.status;
}

describe('a manual trigger', () => {
	test.each([undefined, ''])('whose Authorization is %j lets everybody in', async (authorization) => {
		const trigger = triggerWith(authorization);
		await trigger.publish();
		expect(await statusOf(trigger)).toBe(200);
		expect(await statusOf(trigger, 'Bearer anything')).toBe(200);
	});

	test.each([
		'={{ $vars.missing }}',
		'={{ $json.missing }}',
		'={{ undefined }}',
		'={{ null }}',
		'={{ "" }}',
		'={{ 4711 }}',
		'={{ true }}',
		'={{ ({ key: "x" }) }}',
		'={{ ["Bearer x"] }}',
		'={{ $json.missing.deeper }}',
		'=',
		4711,
	])('whose Authorization is %j is not published, and lets nobody in', async (authorization) => {
		const trigger = triggerWith('={{ "Bearer before" }}');
		await trigger.publish();
		trigger.edit({ authorization });
		await expect(trigger.publish()).rejects.toThrow(
			'Authorization is set, but its value is empty or is not text. Correct the expression',
		);
		trigger.become({ authorization });
		for (const header of [undefined, '', 'Bearer before', 'undefined', 'null', '4711', 'true', '[object Object]']) {
			expect(await statusOf(trigger, header), header).toBe(401);
		}
		expect(trigger.executions).toEqual([]);
	});

	test.each([
		['Bearer x ', 'begins or ends with a space'],
		[' Bearer x', 'begins or ends with a space'],
		['Bearer x\n', 'holds a line break'],
		['Bearer\nx', 'holds a line break'],
		['Bearer \u00e9', 'a character that is not ASCII'],
		['Bearer \u0000', 'a character that is not ASCII'],
		[' ', 'begins or ends with a space'],
		['={{ "Bearer x\\n" }}', 'holds a line break'],
	])('whose Authorization is %j is not published, since no header can match it', async (authorization, flaw) => {
		const trigger = triggerWith(authorization);
		await expect(trigger.publish()).rejects.toThrow(flaw);
		await expect(trigger.publish()).rejects.toThrow('so no call could ever match it. Enter the header exactly as 8x8');
		await expect(trigger.publish()).rejects.not.toThrow('Bearer');
	});

	test('lets in calls with the header that an expression evaluates to', async () => {
		const trigger = triggerWith('={{ "Bearer " + 4711 }}');
		await trigger.publish();
		expect(await statusOf(trigger)).toBe(401);
		expect(await statusOf(trigger, 'Bearer 4711')).toBe(200);
	});

	test('says once in the log that it lets nobody in, in one line', async () => {
		const trigger = triggerWith('Bearer x');
		await trigger.publish();
		trigger.become({ authorization: '={{ $vars.missing }}' });
		const warn = vi.spyOn(Container.get(Logger), 'warn');
		for (let calls = 0; calls < 5; calls++) expect(await statusOf(trigger)).toBe(401);
		expect(warn.mock.calls.map(([message]) => message)).toEqual([
			expect.stringMatching(/^8x8 SMS Trigger: all calls are refused: Authorization is set, but .*$/) as string,
		]);
	});
});
