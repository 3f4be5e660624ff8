import type { Step } from './step';

/** Every step as it would be carried out, a line each, with files cut short. */
export function dryRun(createApp: readonly string[], steps: readonly Step[]): string[] {
	return [
		'# Names in angle brackets are those that Make makes up. What is there already is not made again.',
		`make-cli ${createApp.map(shown).join(' ')}`,
		...steps.map((step) =>
			step.kind === 'command'
				? `make-cli ${step.args.map(shown).join(' ')}`
				: `${step.method} /api/v2${step.path} ${JSON.stringify(step.body)}`,
		),
	];
}

const longest = 60;

function shown(arg: string): string {
	const oneLine = arg.replace(/\s+/g, ' ');
	const short = oneLine.length > longest ? `${oneLine.slice(0, longest)}…` : oneLine;
	return /[\s<>"']/.test(short) ? `'${short}'` : short;
}
