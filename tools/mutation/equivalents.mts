import { rules } from './rules.mts';

const equivalents = new Set(rules.flatMap(({ equivalent = {} }) => Object.keys(equivalent)));

/** Leaves code alone of which a change makes no difference: see Rule. */
export const strykerPlugins = [
	{
		kind: 'Ignore',
		name: 'equivalents',
		value: {
			shouldIgnore: (path: { isExpression(): boolean; toString(): string }) =>
				path.isExpression() && equivalents.has(path.toString()) ? 'a change of it makes no difference' : undefined,
		},
	},
];
