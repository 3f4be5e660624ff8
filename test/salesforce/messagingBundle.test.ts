import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadApi } from '../../contract/load';
import type { Api } from '../../contract/model';
import { apexClass, apexIdentifier, operationName } from '../../generate/salesforce/apexNames';
import {
	type Bundle,
	type BundleOperation,
	bundleText,
	descriptionLimit,
	salesforceBundle,
} from '../../generate/salesforce/bundle';
import { messagingService } from '../../generate/salesforce/externalServices';
import { schemaFields } from './metadata/service';

let api: Api;
let bundle: Bundle;
let operations: BundleOperation[];

beforeAll(async () => {
	api = await loadApi('chatApps');
	bundle = salesforceBundle(api, messagingService);
	operations = Object.values(bundle.paths).flatMap((methods) => Object.values(methods));
});

const fieldsInFlow = (schema: string) => schemaFields(bundle, schema, messagingService.name);

describe('the Salesforce bundle for chat apps', () => {
	test('is valid OpenAPI 3.0.3', async () => {
		const { errors, valid } = await new Validator().validate(bundleText(bundle));
		expect(errors).toBeUndefined();
		expect(valid).toBe(true);
	});

	test('has both operations with every error status, under names that need no encoding', () => {
		const errors = ['400', '401', '403', '404', '422', '426', '429', '500'];
		expect(operations.map(({ operationId, responses }) => [operationId, Object.keys(responses)])).toEqual([
			['sendMessage', ['200', ...errors]],
			['sendMessageBatch', ['200', ...errors]],
		]);
		expect(operations.map(({ operationId }) => operationName(operationId))).toEqual([
			'sendmessage',
			'sendmessagebatch',
		]);
	});

	test('names every object, so that every Apex class has a readable name', () => {
		for (const [schema, { properties }] of Object.entries(bundle.components.schemas)) {
			expect(apexClass(messagingService.name, schema)).toBe(`ExternalService__EightByEightMessaging_${schema}`);
			for (const property of Object.values(properties)) {
				expect(property).not.toHaveProperty('properties');
				if ('items' in property) expect(property.items).toEqual({ $ref: expect.any(String) as unknown });
			}
		}
	});

	test('has two names alone that Flow shows otherwise: z0type for type, and displayx5ftext', () => {
		const names = Object.values(bundle.components.schemas).flatMap(({ properties }) => Object.keys(properties));
		expect(new Set(names.filter((name) => apexIdentifier(name) !== name))).toEqual(new Set(['type', 'display_text']));
		expect([...(fieldsInFlow('MessageRequest')?.keys() ?? [])]).toContain('z0type');
		expect([...(fieldsInFlow('TemplateComponent')?.keys() ?? [])]).toEqual([
			'z0type',
			'subType',
			'index',
			'parameters',
		]);
	});

	test('has every field of requests and answers', () => {
		for (const [schema, { properties }] of Object.entries(bundle.components.schemas)) {
			expect(Object.keys(properties), schema).toEqual(Object.keys(api.schemas[schema]?.properties ?? {}));
		}
		expect(Object.keys(bundle.components.schemas)).toEqual(
			expect.arrayContaining(['MessageRequest', 'MessageBatchRequest', 'MessageResponse', 'ApiError']),
		);
	});

	test('requires what the contract requires, says which values there are, and has no description that is cut off', () => {
		const { MessageRequest, ChannelStep } = bundle.components.schemas;
		expect(MessageRequest?.required).toEqual(['user', 'type', 'content']);
		expect(ChannelStep?.properties.channel).toMatchObject({
			type: 'string',
			description: expect.stringContaining('One of SMS, WhatsApp,') as unknown,
		});
		JSON.parse(bundleText(bundle), (key, value: unknown) => {
			if (key === 'description' && typeof value === 'string') expect(value.length).toBeLessThan(descriptionLimit);
			return value;
		});
	});
});
