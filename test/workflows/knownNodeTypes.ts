import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
	deepCopy,
	type IDataObject,
	type INodeProperties,
	type INodeType,
	type INodeTypeDescription,
	type INodeTypes,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { z } from 'zod/v4';
import { EightByEightChatApps } from '../../nodes/EightByEightChatApps/EightByEightChatApps.node';
import { EightByEightSms } from '../../nodes/EightByEightSms/EightByEightSms.node';
import { EightByEightChatAppsTrigger } from '../../nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node';
import { EightByEightSmsTrigger } from '../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';
import { projectRoot } from '../../projectRoot';
import { EightByEightSmpp } from '../../smpp/nodes/EightByEightSmpp/EightByEightSmpp.node';
import { EightByEightSmppTrigger } from '../../smpp/nodes/EightByEightSmppTrigger/EightByEightSmppTrigger.node';
import { nodeTypesFolder } from '../../tools/workflows/nodeDescriptions';

const ownPackage = 'n8n-nodes-8x8-sms';
const smppPackage = 'n8n-nodes-8x8-smpp';

const described = z.array(
	z.custom<INodeTypeDescription>(
		(value) => z.object({ name: z.string(), properties: z.array(z.unknown()) }).safeParse(value).success,
	),
);

/** The nodes that a workflow of this project may use: our own, and the recorded ones of n8n. */
export class KnownNodeTypes implements INodeTypes {
	private readonly descriptions = new Map<string, INodeTypeDescription[]>();

	constructor() {
		const folder = join(projectRoot, nodeTypesFolder);
		for (const file of readdirSync(folder)) {
			const type = basename(file, '.json').replace('@n8n-', '@n8n/');
			const content: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
			this.descriptions.set(type, described.parse(content).map(named));
		}
		for (const { description } of [new EightByEightSms(), new EightByEightChatApps()]) {
			this.descriptions.set(`${ownPackage}.${description.name}`, [description]);
			this.descriptions.set(`${ownPackage}.${description.name}Tool`, [asTool(description)]);
		}
		for (const { description } of [new EightByEightSmsTrigger(), new EightByEightChatAppsTrigger()]) {
			this.descriptions.set(`${ownPackage}.${description.name}`, [description]);
		}
		for (const { description } of [new EightByEightSmpp(), new EightByEightSmppTrigger()]) {
			this.descriptions.set(`${smppPackage}.${description.name}`, [description]);
		}
	}

	/** What n8n knows of a node, or undefined where the node or this version of it is not known. */
	find(type: string, version: number): INodeTypeDescription | undefined {
		return this.descriptions.get(type)?.find((candidate) => [candidate.version].flat().includes(version));
	}

	getByNameAndVersion(type: string, version = 1): INodeType {
		const description = this.find(type, version);
		if (description === undefined) throw new Error(`There is no node ${type}, version ${version}`);
		return { description };
	}

	getByName(type: string): INodeType {
		return this.getByNameAndVersion(type);
	}

	getKnownTypes(): IDataObject {
		return {};
	}
}

/** n8n's findings name fields by their labels, which are not recorded, so names are used instead. */
function named(description: INodeTypeDescription): INodeTypeDescription {
	return { ...description, properties: description.properties.map(labelled) };
}

function labelled(field: INodeProperties): INodeProperties {
	return { ...field, displayName: field.name };
}

/** The tool that n8n makes from a node that an AI agent may use. */
function asTool(description: INodeTypeDescription): INodeTypeDescription {
	const tool = deepCopy(description);
	delete tool.usableAsTool;
	const descriptionType: INodeProperties = {
		displayName: 'Tool Description',
		name: 'descriptionType',
		type: 'options',
		options: ['auto', 'manual'].map((value) => ({ name: value, value })),
		default: 'auto',
	};
	const toolDescription: INodeProperties = {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		required: true,
		default: description.description,
		displayOptions: { show: { descriptionType: ['manual'] } },
	};
	return {
		...tool,
		name: `${tool.name}Tool`,
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
		properties: [descriptionType, toolDescription, ...tool.properties],
	};
}
