import { child, childrenOf, textOf, type XmlElement } from '../metadata/xml';
import { type MetadataFile, metadataFiles, type ProjectFiles } from '../metadata/project';
import type {
	Condition,
	Connector,
	Flow,
	FlowElement,
	FlowResource,
	NamedValue,
	RecordFilter,
	ScreenField,
	Value,
} from './model';

/** Every flow of the project, by its API name. */
export function readFlows(files: ProjectFiles): Map<string, Flow> {
	const flows = metadataFiles(files).filter(({ suffix }) => suffix === 'flow');
	return new Map(flows.map((file) => [file.name, readFlow(file)]));
}

function readFlow({ name, path, root }: MetadataFile): Flow {
	const elements = root.children.flatMap((xml) => readElement(xml) ?? []);
	const resources = root.children.flatMap((xml) => readResource(xml) ?? []);
	const start = child(root, 'start');
	return {
		name,
		path,
		label: textOf(root, 'label') ?? '',
		description: textOf(root, 'description'),
		apiVersion: textOf(root, 'apiVersion'),
		status: textOf(root, 'status'),
		processType: textOf(root, 'processType'),
		canvasMode: processMetadata(root, 'CanvasMode'),
		start: {
			connectors: start === undefined ? [] : [start, ...childrenOf(start, 'scheduledPaths')].flatMap(nextConnector),
			object: start && textOf(start, 'object'),
			triggerType: start && textOf(start, 'triggerType'),
			recordTriggerType: start && textOf(start, 'recordTriggerType'),
			needsChange: start !== undefined && textOf(start, 'doesRequireRecordChangedToMeetCriteria') === 'true',
			filters: start === undefined ? [] : readFilters(start),
		},
		elements: new Map(elements.map((element) => [element.name, element])),
		resources: new Map(resources.map((resource) => [resource.name, resource])),
		names: [
			...elements.flatMap((element) => [element.name, ...namesWithin(element)]),
			...resources.map((resource) => resource.name),
		],
		unknownKinds: root.children.filter(isUnknown).map((xml) => xml.name),
	};
}

const settings = new Set(
	`apiVersion areMetricsLoggedToDataCloud description environments interviewLabel label processMetadataValues processType
	runInMode start status triggerOrder`.split(/\s+/),
);

function isUnknown(xml: XmlElement): boolean {
	return !settings.has(xml.name) && readElement(xml) === undefined && readResource(xml) === undefined;
}

function processMetadata(root: XmlElement, name: string): string | undefined {
	const entry = childrenOf(root, 'processMetadataValues').find((candidate) => textOf(candidate, 'name') === name);
	const value = entry && child(entry, 'value');
	return value && textOf(value, 'stringValue');
}

function namesWithin(element: FlowElement): string[] {
	if (element.kind === 'decision') return element.outcomes.map(({ name }) => name);
	return element.kind === 'screen' ? element.fields.map(({ name }) => name) : [];
}

function readElement(xml: XmlElement): FlowElement | undefined {
	const text = (name: string) => textOf(xml, name) ?? '';
	const base = {
		name: text('name'),
		label: text('label'),
		description: textOf(xml, 'description'),
		location: `${text('locationX')} ${text('locationY')}`,
		connectors: readConnectors(xml),
	};
	switch (xml.name) {
		case 'assignments': {
			const items = childrenOf(xml, 'assignmentItems').map((item) => ({
				target: textOf(item, 'assignToReference') ?? '',
				operator: textOf(item, 'operator') ?? '',
				value: readValue(child(item, 'value')),
			}));
			return { ...base, kind: 'assignment', items };
		}
		case 'decisions': {
			const outcomes = childrenOf(xml, 'rules').map((rule) => ({
				name: textOf(rule, 'name') ?? '',
				logic: textOf(rule, 'conditionLogic') ?? '',
				conditions: readConditions(rule),
			}));
			return { ...base, kind: 'decision', outcomes };
		}
		case 'loops':
			return { ...base, kind: 'loop', collection: text('collectionReference') };
		case 'actionCalls':
			return {
				...base,
				kind: 'action',
				actionName: text('actionName'),
				actionType: text('actionType'),
				nameSegment: textOf(xml, 'nameSegment'),
				inputs: readNamedValues(xml, 'inputParameters', 'name'),
				storesOutput: text('storeOutputAutomatically') === 'true',
			};
		case 'subflows': {
			const outputs = childrenOf(xml, 'outputAssignments').map((output) => ({
				name: textOf(output, 'name') ?? '',
				target: textOf(output, 'assignToReference') ?? '',
			}));
			const inputs = readNamedValues(xml, 'inputAssignments', 'name');
			return { ...base, kind: 'subflow', flowName: text('flowName'), inputs, outputs };
		}
		case 'recordLookups':
			return {
				...base,
				kind: 'lookup',
				object: text('object'),
				filters: readFilters(xml),
				filterLogic: text('filterLogic'),
				firstOnly: text('getFirstRecordOnly') === 'true',
				queriedFields: childrenOf(xml, 'queriedFields').map((field) => field.text),
			};
		case 'recordCreates':
			return {
				...base,
				kind: 'create',
				object: text('object'),
				fields: readNamedValues(xml, 'inputAssignments', 'field'),
			};
		case 'recordUpdates':
			return {
				...base,
				kind: 'update',
				object: text('object'),
				filters: readFilters(xml),
				filterLogic: text('filterLogic'),
				fields: readNamedValues(xml, 'inputAssignments', 'field'),
			};
		case 'collectionProcessors':
			// Collection processors that sort or map are not used here.
			if (text('collectionProcessorType') !== 'FilterCollectionProcessor') return undefined;
			return {
				...base,
				kind: 'filter',
				collection: text('collectionReference'),
				item: text('assignNextValueToReference'),
				logic: text('conditionLogic'),
				conditions: readConditions(xml),
			};
		case 'transforms':
			return {
				...base,
				kind: 'transform',
				apexClass: textOf(xml, 'apexClass'),
				objectType: textOf(xml, 'objectType'),
				fields: childrenOf(xml, 'transformValues').flatMap((values) =>
					readNamedValues(values, 'transformValueActions', 'outputFieldApiName'),
				),
			};
		case 'screens':
			return {
				...base,
				kind: 'screen',
				canGoBack: text('allowBack') === 'true',
				fields: childrenOf(xml, 'fields').map(readScreenField),
			};
		default:
			return undefined;
	}
}

function readScreenField(xml: XmlElement): ScreenField {
	return {
		name: textOf(xml, 'name') ?? '',
		fieldType: textOf(xml, 'fieldType') ?? '',
		dataType: textOf(xml, 'dataType'),
		text: textOf(xml, 'fieldText') ?? '',
		help: textOf(xml, 'helpText'),
		isRequired: textOf(xml, 'isRequired') === 'true',
	};
}

function readResource(xml: XmlElement): FlowResource | undefined {
	const flag = (name: string) => textOf(xml, name) === 'true';
	const base = {
		name: textOf(xml, 'name') ?? '',
		description: textOf(xml, 'description'),
		dataType: textOf(xml, 'dataType') ?? '',
	};
	const value = readValue(child(xml, 'value'));
	switch (xml.name) {
		case 'variables':
			return {
				...base,
				kind: 'variable',
				isCollection: flag('isCollection'),
				isInput: flag('isInput'),
				isOutput: flag('isOutput'),
				apexClass: textOf(xml, 'apexClass'),
				objectType: textOf(xml, 'objectType'),
				value,
			};
		case 'formulas':
			return { ...base, kind: 'formula', expression: textOf(xml, 'expression') ?? '' };
		case 'constants':
			return { ...base, kind: 'constant', value };
		default:
			return undefined;
	}
}

const connectorNames = [
	['connector', 'next'],
	['defaultConnector', 'default'],
	['faultConnector', 'fault'],
	['nextValueConnector', 'each'],
	['noMoreValuesConnector', 'done'],
] as const;

function readConnectors(xml: XmlElement): Connector[] {
	return [
		...connectorNames.flatMap(([name, from]) =>
			childrenOf(xml, name).map((connector) => readConnector(connector, from)),
		),
		...childrenOf(xml, 'rules').flatMap((rule) =>
			nextConnector(rule).map((connector) => ({ ...connector, from: textOf(rule, 'name') ?? '' })),
		),
	];
}

function nextConnector(xml: XmlElement): Connector[] {
	return childrenOf(xml, 'connector').map((connector) => readConnector(connector, 'next'));
}

function readConnector(xml: XmlElement, from: string): Connector {
	return { from, target: textOf(xml, 'targetReference') ?? '', isGoTo: textOf(xml, 'isGoTo') === 'true' };
}

function readConditions(xml: XmlElement): Condition[] {
	return childrenOf(xml, 'conditions').map((condition) => ({
		left: textOf(condition, 'leftValueReference') ?? '',
		operator: textOf(condition, 'operator') ?? '',
		right: readValue(child(condition, 'rightValue')),
	}));
}

function readFilters(xml: XmlElement): RecordFilter[] {
	return childrenOf(xml, 'filters').map((filter) => ({
		field: textOf(filter, 'field') ?? '',
		operator: textOf(filter, 'operator') ?? '',
		value: readValue(child(filter, 'value')),
	}));
}

function readNamedValues(xml: XmlElement, elementName: string, nameElement: string): NamedValue[] {
	return childrenOf(xml, elementName).map((entry) => ({
		name: textOf(entry, nameElement) ?? '',
		value: readValue(child(entry, 'value')),
	}));
}

function readValue(xml: XmlElement | undefined): Value {
	const [only] = xml?.children ?? [];
	switch (only?.name) {
		case 'elementReference':
			return { kind: 'reference', path: only.text };
		case 'stringValue':
			return { kind: 'string', value: only.text };
		case 'numberValue':
			return { kind: 'number', value: Number(only.text) };
		case 'booleanValue':
			return { kind: 'boolean', value: only.text === 'true' };
		default:
			return { kind: 'none' };
	}
}
