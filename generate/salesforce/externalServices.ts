import { loadContract } from '../../contract/load';
import { type Contract, operationNamed } from '../../contract/model';
import { type Bundle, salesforceBundle } from './bundle';

/** An External Service for flows: its names, and the parts of a contract that it consists of. */
export interface ExternalService {
	/** API name, also of the Named Credential: part of the names of actions and Apex classes, so it never changes. */
	name: string;
	/** As Setup shows it. */
	label: string;
	description: string;
	/** The operations, in the order of the contract. */
	operationIds: readonly string[];
	/** Where the bundle is committed, from the project's root. */
	bundleFile: string;
	/** The folder of the SFDX project that its metadata is in. */
	packageDirectory: string;
}

export const smsService: ExternalService = {
	name: 'EightByEightSms',
	label: '8x8 SMS',
	description: 'Send text messages through 8x8, look them up, and cancel scheduled ones.',
	operationIds: ['sendSms', 'sendSmsBatch', 'cancelSmsBatch', 'getSms', 'cancelSms'],
	bundleFile: 'openapi/salesforce.json',
	packageDirectory: 'force-app',
};

export const messagingService: ExternalService = {
	name: 'EightByEightMessaging',
	label: '8x8 Messaging',
	description: 'Send messages through WhatsApp and other chat apps with 8x8, and as SMS where they do not arrive.',
	operationIds: ['sendMessage', 'sendMessageBatch'],
	bundleFile: 'openapi/salesforce-messaging.json',
	packageDirectory: 'chat-apps',
};

/** A service with its bundle, and the base URLs that its Named Credential can have. */
export interface BundledService {
	service: ExternalService;
	bundle: Bundle;
	serverUrls: readonly string[];
}

export const services: readonly ExternalService[] = [smsService, messagingService];

/** Every External Service, made from the contract of its operations' API. */
export function bundledServices(contract: Contract): BundledService[] {
	return services.map((service) => {
		const [first = ''] = service.operationIds;
		const { api } = operationNamed(contract, first);
		return { service, bundle: salesforceBundle(api, service), serverUrls: api.regions.map(({ url }) => url) };
	});
}

/** The same for the project's contracts. */
export async function loadServices(): Promise<BundledService[]> {
	return bundledServices(await loadContract());
}
