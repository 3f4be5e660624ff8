/** A flow, with the parts that the project's own flows use. */
export interface Flow {
	/** The API name. */
	name: string;
	path: string;
	label: string;
	description: string | undefined;
	apiVersion: string | undefined;
	status: string | undefined;
	processType: string | undefined;
	/** `AUTO_LAYOUT_CANVAS`, or where the elements are placed by hand something else. */
	canvasMode: string | undefined;
	start: FlowStart;
	/** By API name; the last of two with the same name. */
	elements: ReadonlyMap<string, FlowElement>;
	resources: ReadonlyMap<string, FlowResource>;
	/** The API names of all elements, resources, outcomes and screen fields, each as often as it occurs. */
	names: string[];
	/** Kinds of elements and resources that are in the file but not in this model. */
	unknownKinds: string[];
}

export interface FlowStart {
	connectors: Connector[];
	/** The object of a record-triggered flow. */
	object: string | undefined;
	triggerType: string | undefined;
	/** Which saves of a record start it: `Create`, `Update` or `CreateAndUpdate`. */
	recordTriggerType: string | undefined;
	/** Whether a record that already passed the filters before does not start it again. */
	needsChange: boolean;
	filters: RecordFilter[];
}

export interface Connector {
	/** `next`, `fault`, `default`, `each` (a loop's next value), `done` (no more values), or the API name of an outcome. */
	from: string;
	target: string;
	isGoTo: boolean;
}

interface ElementBase {
	name: string;
	label: string;
	description: string | undefined;
	/** Its place on the canvas: `0 0` where Flow Builder lays it out. */
	location: string;
	connectors: Connector[];
}

export type FlowElement =
	| AssignmentElement
	| DecisionElement
	| LoopElement
	| ActionElement
	| SubflowElement
	| LookupElement
	| CreateElement
	| UpdateElement
	| FilterElement
	| TransformElement
	| ScreenElement;

export interface AssignmentElement extends ElementBase {
	kind: 'assignment';
	items: { target: string; operator: string; value: Value }[];
}

export interface DecisionElement extends ElementBase {
	kind: 'decision';
	outcomes: Outcome[];
}

interface Outcome {
	name: string;
	/** `and`, `or`, or numbered conditions. */
	logic: string;
	conditions: Condition[];
}

export interface Condition {
	left: string;
	operator: string;
	right: Value;
}

export interface LoopElement extends ElementBase {
	kind: 'loop';
	collection: string;
}

export interface ActionElement extends ElementBase {
	kind: 'action';
	actionName: string;
	actionType: string;
	nameSegment: string | undefined;
	inputs: NamedValue[];
	/** Its outputs are read as `<element>.<output>`. */
	storesOutput: boolean;
}

export interface SubflowElement extends ElementBase {
	kind: 'subflow';
	flowName: string;
	inputs: NamedValue[];
	outputs: { name: string; target: string }[];
}

export interface LookupElement extends ElementBase {
	kind: 'lookup';
	object: string;
	filters: RecordFilter[];
	/** `and`, `or`, or numbered filters. */
	filterLogic: string;
	firstOnly: boolean;
	queriedFields: string[];
}

export interface CreateElement extends ElementBase {
	kind: 'create';
	object: string;
	fields: NamedValue[];
}

/** Changes every record that passes the filters. */
export interface UpdateElement extends ElementBase {
	kind: 'update';
	object: string;
	filters: RecordFilter[];
	filterLogic: string;
	fields: NamedValue[];
}

/** Keeps the items of a collection that pass the conditions; in these, `item` stands for each of them. */
export interface FilterElement extends ElementBase {
	kind: 'filter';
	collection: string;
	item: string;
	logic: string;
	conditions: Condition[];
}

/**
 * Makes an Apex-defined object, with a new object in one of its lists for each item of a collection, or a collection of
 * records, with a new record for each item.
 */
export interface TransformElement extends ElementBase {
	kind: 'transform';
	apexClass: string | undefined;
	/** The object of the records, where it makes these. */
	objectType: string | undefined;
	/** Fields of what is made, such as `messages[$EachItem].text` or `FirstName`, and where their values come from. */
	fields: NamedValue[];
}

export interface ScreenElement extends ElementBase {
	kind: 'screen';
	canGoBack: boolean;
	fields: ScreenField[];
}

export interface ScreenField {
	name: string;
	fieldType: string;
	dataType: string | undefined;
	/** Label of an input, or the rich text shown, with references as {!path}. */
	text: string;
	help: string | undefined;
	isRequired: boolean;
}

export interface NamedValue {
	name: string;
	value: Value;
}

export interface RecordFilter {
	field: string;
	operator: string;
	value: Value;
}

export type Value =
	| { kind: 'reference'; path: string }
	| { kind: 'string'; value: string }
	| { kind: 'number'; value: number }
	| { kind: 'boolean'; value: boolean }
	| { kind: 'none' };

interface ResourceBase {
	name: string;
	description: string | undefined;
	dataType: string;
}

export type FlowResource = VariableResource | FormulaResource | ConstantResource;

export interface VariableResource extends ResourceBase {
	kind: 'variable';
	isCollection: boolean;
	isInput: boolean;
	isOutput: boolean;
	apexClass: string | undefined;
	objectType: string | undefined;
	value: Value;
}

export interface FormulaResource extends ResourceBase {
	kind: 'formula';
	expression: string;
}

interface ConstantResource extends ResourceBase {
	kind: 'constant';
	value: Value;
}
