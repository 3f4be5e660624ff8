import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INode,
	type INodeParameters,
	type INodeType,
	type IRun,
	type ITriggerFunctions,
	Workflow,
} from 'n8n-workflow';
import { TriggerContext } from 'n8n-core';
import { additionalData, nodeTypesOf } from './runWorkflow';

/** An execution that a trigger started. */
interface StartedExecution {
	items: IDataObject[];
	/** The key by which n8n would recognise it. */
	key: string | undefined;
	/** Ends it. */
	end: () => void;
}

/** A trigger without a webhook that runs on n8n's own context, and what it starts. */
export interface StartedTrigger {
	executions: StartedExecution[];
	/** The error with which it ended itself. */
	errors: Error[];
	/** Whether executions stay under way until they are ended. */
	holds: boolean;
	/** Whether n8n cannot start executions. */
	fails: boolean;
	/** Keys of executions that n8n stored before this start. */
	known: Set<string | undefined>;
	/** The json of all items that it gave, in their order. */
	items: () => IDataObject[];
	/** Unpublishes it, or ends the test. */
	close: () => Promise<void>;
}

interface TriggerOptions {
	credentialName: string;
	credential: ICredentialDataDecryptedObject;
	parameters: INodeParameters;
	isTest: boolean;
	/** Whether the test can be cancelled before it listens. */
	isHasty?: boolean;
}

/** Publishes a trigger, or tests it. Rejects where the trigger does. */
export async function startTrigger(type: INodeType, options: TriggerOptions): Promise<StartedTrigger> {
	const { name } = type.description;
	const node: INode = {
		id: '4a0c5d6e-0f6a-4c55-8f3d-2b1e0d9c8b7b',
		name,
		type: name,
		typeVersion: 1,
		position: [0, 0],
		parameters: options.parameters,
		credentials: { [options.credentialName]: { id: '1', name: '8x8' } },
	};
	const nodeTypes = nodeTypesOf({ [name]: type });
	const workflow = new Workflow({ id: 'workflow-2', nodes: [node], connections: {}, active: true, nodeTypes });
	let closeTrigger: (() => Promise<void>) | undefined;
	const self: StartedTrigger = {
		executions: [],
		errors: [],
		holds: false,
		fails: false,
		known: new Set(),
		items: () => self.executions.flatMap(({ items }) => items),
		close: async () => {
			const closing = closeTrigger;
			closeTrigger = undefined;
			await closing?.();
		},
	};
	const emit: ITriggerFunctions['emit'] = ([items = []], _response, done, key) => {
		if (self.fails) {
			done?.reject(new Error('The database is down'));
			return;
		}
		if (key !== undefined && self.known.has(key)) {
			done?.resolve(undefined as unknown as IRun);
			return;
		}
		// The result of an execution is not examined.
		const end = () => done?.resolve({} as IRun);
		self.executions.push({ items: items.map(({ json }) => json), key, end });
		if (!self.holds) end();
	};
	const mode = options.isTest ? 'manual' : 'trigger';
	const data = additionalData({ credential: options.credential });
	const found = workflow.getNode(name) ?? node;
	const emitError = (error: Error) => void self.errors.push(error);
	const context = new TriggerContext(
		workflow,
		found,
		data,
		mode,
		options.isTest ? 'manual' : 'activate',
		emit,
		emitError,
	);
	// n8n's own classes do not fit its own interfaces as strictly as this project is compiled.
	const response = await type.trigger?.call(context as unknown as ITriggerFunctions);
	closeTrigger = response?.closeFunction;
	const listening = options.isTest ? response?.manualTriggerFunction?.() : undefined;
	if (options.isHasty !== true) await listening;
	return self;
}
