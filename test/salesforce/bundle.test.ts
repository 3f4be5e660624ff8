import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadApi } from '../../contract/load';
import type { Api } from '../../contract/model';
import { apexIdentifier } from '../../generate/salesforce/apexNames';
import {
	type Bundle,
	type BundleOperation,
	bundleText,
	descriptionLimit,
	salesforceBundle,
} from '../../generate/salesforce/bundle';
import { smsService } from '../../generate/salesforce/externalServices';

let api: Api;
let bundle: Bundle;
let operations: BundleOperation[];

beforeAll(async () => {
	api = await loadApi('sms');
	bundle = salesforceBundle(api, smsService);
	operations = Object.values(bundle.paths).flatMap((methods) => Object.values(methods));
});

describe('the Salesforce bundle', () => {
	test('is valid OpenAPI 3.0.3', async () => {
		const { errors, valid } = await new Validator().validate(bundleText(bundle));
		expect(errors).toBeUndefined();
		expect(valid).toBe(true);
	});

	test('has the five operations, under names that need no encoding', () => {
		const names = operations.map(({ operationId }) => operationId);
		expect(names).toEqual(['sendSms', 'sendSmsBatch', 'cancelSmsBatch', 'getSms', 'cancelSms']);
		expect(names.map(apexIdentifier)).toEqual(names);
	});

	test('leaves servers and security to the Named Credential', () => {
		expect(Object.keys(bundle)).toEqual(['openapi', 'info', 'paths', 'components']);
		for (const operation of operations) expect(operation).not.toHaveProperty('security');
	});

	test('declares every error status on every operation, since Flow cannot read an undeclared one', () => {
		for (const { operationId, responses } of operations) {
			expect(Object.keys(responses), operationId).toEqual([
				'200',
				'400',
				'401',
				'403',
				'404',
				'422',
				'426',
				'429',
				'500',
			]);
		}
	});

	test('names the schema of every body, so that its Apex class has a readable name', () => {
		for (const { requestBody, responses } of operations) {
			const bodies = [...Object.values(responses), ...(requestBody === undefined ? [] : [requestBody])];
			for (const { content } of bodies) {
				const name = content['application/json'].schema.$ref.replace('#/components/schemas/', '');
				expect(Object.keys(bundle.components.schemas)).toContain(name);
			}
		}
		for (const { properties } of Object.values(bundle.components.schemas)) {
			for (const property of Object.values(properties)) {
				expect(property).not.toHaveProperty('properties');
				if ('items' in property) expect(property.items).not.toHaveProperty('items');
			}
		}
	});

	test('has no name that External Services would encode or that Apex reserves', () => {
		const schemas = Object.entries(bundle.components.schemas);
		const names = schemas.flatMap(([name, { properties }]) => [name, ...Object.keys(properties)]);
		expect(names.filter((name) => apexIdentifier(name) !== name)).toEqual([]);
	});

	test.each(['SmsRequest', 'SmsBatchRequest', 'SmsBatchMessage', 'SmsBatchTemplate', 'SmsResponse', 'ApiError'])(
		'has every field of %s',
		(name) => {
			const fields = Object.keys(api.schemas[name]?.properties ?? {});
			expect(fields.length).toBeGreaterThan(3);
			expect(Object.keys(bundle.components.schemas[name]?.properties ?? {})).toEqual(fields);
		},
	);

	test('keeps times as DateTime in requests, and as text in answers, whose seven decimals Apex may not read', () => {
		const { SmsRequest, SmsDetails } = bundle.components.schemas;
		expect(SmsRequest?.properties.scheduled).toMatchObject({ type: 'string', format: 'date-time' });
		expect(SmsDetails?.properties.createdAt).not.toHaveProperty('format');
	});

	test('says the values of an enum, which is a string to External Services, and the longest value', () => {
		const { SmsRequest } = bundle.components.schemas;
		expect(SmsRequest?.properties.encoding).toMatchObject({
			type: 'string',
			description: expect.stringContaining('One of AUTO, GSM7, UCS2.') as unknown,
		});
		expect(SmsRequest?.properties.clientMessageId).toMatchObject({
			description: expect.stringContaining('At most 350 characters.') as unknown,
		});
	});

	test('requires in requests what the contract requires, and nothing in answers', () => {
		const required = Object.entries(bundle.components.schemas).filter(([, schema]) => schema.required !== undefined);
		expect(Object.fromEntries(required.map(([name, schema]) => [name, schema.required]))).toEqual({
			SmsRequest: ['destination', 'text'],
			SmsBatchMessage: ['destination'],
		});
	});

	test('uses no keyword that External Services ignores or stumbles over, and no description that it cuts off', () => {
		const keywords = new Set<string>();
		const descriptions: string[] = [];
		JSON.parse(bundleText(bundle), (key, value: unknown) => {
			if (key === 'description' && typeof value === 'string') descriptions.push(value);
			return value;
		});
		for (const { properties, ...schema } of Object.values(bundle.components.schemas)) {
			for (const part of [schema, ...Object.values(properties)]) {
				for (const keyword of Object.keys(part)) keywords.add(keyword);
			}
		}
		expect([...keywords].sort()).toEqual(['$ref', 'description', 'format', 'items', 'required', 'type']);
		expect(Math.max(...descriptions.map(({ length }) => length))).toBeLessThanOrEqual(descriptionLimit);
		expect(descriptions.filter((text) => text.includes('x-'))).toEqual([]);
	});

	test('comes out the same every time', async () => {
		expect(bundleText(salesforceBundle(await loadApi('sms'), smsService))).toBe(bundleText(bundle));
	});

	test('is not made of a contract in which a body has no name', () => {
		const nameless = structuredClone(api);
		delete nameless.schemas.ApiError;
		expect(() => salesforceBundle(nameless, smsService)).toThrow('has no name');
	});
});
