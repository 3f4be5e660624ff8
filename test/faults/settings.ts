import type { INode } from 'n8n-workflow';

/** How the user set up the node and the workflow around it. */
export interface NodeSetting {
	name: string;
	settings: Partial<INode>;
	options?: { resendUnconfirmed: true };
	/** Whether the expressions of destination and text have different results on every try. */
	changing?: boolean;
	inLoop?: boolean;
	/** Whether the execution is stopped in the middle. */
	stopped?: boolean;
}

const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

export const nodeSettings: NodeSetting[] = [
	{ name: 'stop', settings: {} },
	{ name: 'continue', settings: { onError: 'continueRegularOutput' } },
	{ name: 'error output', settings: { onError: 'continueErrorOutput' } },
	{ name: 'retry', settings: retry },
	{ name: 'retry, continue', settings: { ...retry, onError: 'continueRegularOutput' } },
	{ name: 'retry, error output', settings: { ...retry, onError: 'continueErrorOutput' } },
	{ name: 'retry, changing expressions', settings: retry, changing: true },
	{
		name: 'retry, continue, changing expressions',
		settings: { ...retry, onError: 'continueRegularOutput' },
		changing: true,
	},
	{
		name: 'retry, error output, changing expressions',
		settings: { ...retry, onError: 'continueErrorOutput' },
		changing: true,
	},
	{ name: 'retry, resend unconfirmed', settings: retry, options: { resendUnconfirmed: true } },
	{
		name: 'retry, continue, resend unconfirmed',
		settings: { ...retry, onError: 'continueRegularOutput' },
		options: { resendUnconfirmed: true },
	},
	{ name: 'loop, retry', settings: retry, inLoop: true },
	{
		name: 'loop, retry, continue, changing expressions',
		settings: { ...retry, onError: 'continueRegularOutput' },
		changing: true,
		inLoop: true,
	},
	{ name: 'loop, error output', settings: { onError: 'continueErrorOutput' }, inLoop: true },
	{ name: 'stopped', settings: {}, stopped: true },
	{ name: 'stopped, retry', settings: retry, stopped: true },
	{ name: 'stopped, continue', settings: { onError: 'continueRegularOutput' }, stopped: true },
];
