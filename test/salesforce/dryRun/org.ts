import type { BundledService } from '../../../generate/salesforce/externalServices';
import type { ScreenElement } from '../flow/model';
import { readFlows } from '../flow/read';
import { surroundings, type Surroundings } from '../flow/resolve';
import type { Flow } from '../flow/model';
import { customLabels } from '../metadata/labels';
import type { ProjectFiles } from '../metadata/project';
import { objectFields, type ObjectFields } from '../metadata/objectFields';
import type { Caller } from './callout';
import { readCredentials } from './credentials';
import { copyOf, type FlowObject, type FlowValue } from '../flow/values';

/** What a screen showed, with its texts filled in. */
interface ShownScreen {
	name: string;
	texts: string[];
}

export interface OrgOptions {
	apiKey: string;
	/** Where the APIs really are: URL of a Named Credential → base URL. */
	baseUrls: Record<string, string>;
	/** Custom labels that the admin changed: name → value. */
	labels?: Record<string, string>;
	/** Permission sets of the running user; the shipped one unless given. */
	permissionSets?: readonly string[];
	/** The org's records, by object. */
	records?: Record<string, FlowObject[]>;
	/** What the user types into a screen's fields. */
	fill?: (screen: ScreenElement) => FlowObject;
	/** Milliseconds until a callout is given up. */
	timeout?: number;
	/** Whether Get Records gives an empty collection, and not null, when it finds nothing. */
	emptyIsCollection?: boolean;
	/** Objects that cannot be read or created: object → message. */
	broken?: Record<string, string>;
	/** Whether assigning or adding shares the object instead of copying it. No document says that it is copied. */
	sharesObjects?: boolean;
}

/**
 * Something like an org with the SFDX project in it, for the elements that its flows use. An approximation, made from
 * documentation and reports: salesforce/README.md lists what it leaves out.
 */
export interface DryOrg {
	flows: ReadonlyMap<string, Flow>;
	around: Surroundings;
	labels: ReadonlyMap<string, string>;
	/** Service → what is needed to call it. */
	callers: ReadonlyMap<string, Caller>;
	records: Record<string, FlowObject[]>;
	fill: (screen: ScreenElement) => FlowObject;
	emptyIsCollection: boolean;
	broken: Record<string, string>;
	/** The form in which a variable or collection keeps a value. */
	taken: (value: FlowValue) => FlowValue;
	/** Callouts made, by operationId, in order. */
	callouts: string[];
	screens: ShownScreen[];
	created: { object: string; fields: FlowObject }[];
	/** Platform events that no flow has received yet. */
	published: { object: string; fields: FlowObject }[];
	/** The user that flows run as. */
	userId: string;
	/** The project's custom fields with their own behaviour, by object. */
	fields: ReadonlyMap<string, ObjectFields>;
	mails: Record<string, FlowValue>[];
}

export function dryOrg(files: ProjectFiles, services: readonly BundledService[], options: OrgOptions): DryOrg {
	const labels = new Map([...customLabels(files), ...Object.entries(options.labels ?? {})]);
	return {
		flows: readFlows(files),
		around: surroundings(services, labels.keys()),
		labels,
		callers: new Map(services.map((bundled) => [bundled.service.name, callerOf(files, bundled, options)])),
		records: options.records ?? {},
		fill: options.fill ?? (() => ({})),
		emptyIsCollection: options.emptyIsCollection ?? false,
		broken: options.broken ?? {},
		taken: options.sharesObjects === true ? (value) => value : copyOf,
		callouts: [],
		screens: [],
		created: [],
		published: [],
		userId: '005000000000001AAA',
		fields: objectFields(files),
		mails: [],
	};
}

function callerOf(files: ProjectFiles, { service: { name }, bundle }: BundledService, options: OrgOptions): Caller {
	const credentials = readCredentials(files, name);
	const baseUrl = options.baseUrls[credentials.url];
	if (baseUrl === undefined) throw new Error(`The dry run has nothing in place of ${credentials.url}`);
	return {
		bundle,
		credentials,
		apiKey: options.apiKey,
		permissionSets: options.permissionSets ?? ['EightByEightSms'],
		baseUrl,
		timeout: options.timeout ?? 10_000,
	};
}
