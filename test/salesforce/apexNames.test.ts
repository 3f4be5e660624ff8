import { describe, expect, test } from 'vitest';
import { apexClass, apexIdentifier, operationName } from '../../generate/salesforce/apexNames';

describe('names as External Services writes them', () => {
	test.each([
		['destination', 'destination'],
		['type', 'z0type'],
		['Currency', 'z0Currency'],
		['fixed_array_of_AutoContext', 'fixedx5farrayx5fofx5fAutoContext'],
		['5getOpen-bankingV2.2Atms', 'x35getOpenx2dbankingV2x2e2Atms'],
		['größe', 'grxc3xb6xc3x9fe'],
	])('writes the field %s as %s', (name, written) => {
		expect(apexIdentifier(name)).toBe(written);
	});

	test.each([
		['sendSms', 'sendsms'],
		['Register New Agent', 'registerx20newx20agent'],
		['Send-Sms-Single', 'sendx2dsmsx2dsingle'],
	])('lists the operation %s as %s', (operationId, listed) => {
		expect(operationName(operationId)).toBe(listed);
	});

	test('makes an Apex class of the service and the schema', () => {
		expect(apexClass('EightByEightSms', 'SmsBatchMessage')).toBe('ExternalService__EightByEightSms_SmsBatchMessage');
	});
});
