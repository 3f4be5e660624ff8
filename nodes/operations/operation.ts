import type { IExecuteFunctions, INodeExecutionData, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** What the node can do with a resource. */
export interface Operation {
	/** Its entry in the Operation list. */
	entry: INodePropertyOptions;
	/** Its fields, shown for it alone. */
	description: INodeProperties[];
	/** Carries it out on all input items. In the continue modes it never throws. */
	execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

export interface Resource {
	entry: INodePropertyOptions;
	/** The first is the default. */
	operations: readonly Operation[];
}
