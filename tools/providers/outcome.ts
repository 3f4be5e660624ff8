import type { ProviderConfig } from '../../generate/providers/config';

/**
 * What 8x8's answer to a platform's request says about its messages, by the rule in config.json.
 * @param body the answer's JSON
 */
export function sendOutcome(
	{ success }: ProviderConfig,
	operation: string,
	status: number,
	body: unknown,
): 'taken' | 'rejected' | 'failed' {
	const rule = success?.answers.find((answer) => answer.operation === operation);
	if (rule === undefined) throw new Error(`There is no rule for the answers of ${operation}`);
	if (status !== 200) return 'failed';
	let value = body;
	for (const part of rule.field.split('.')) {
		value = typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
	}
	return value === rule.taken ? 'taken' : 'rejected';
}
