/** The parts into which a formula is split. */
export type Token =
	{ kind: 'text'; value: string } | { kind: 'number'; value: number } | { kind: 'name' | 'mark'; value: string };

const pattern =
	/\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|`(?<quoted>[^`]*)`|(?<number>\d+(?:\.\d+)?)|(?<name>[A-Za-z_]\w*)|(?<mark>[=!<>]=|[-+*/%=<>!()[\].,;]))/y;

/** A formula without its braces. Fails where something in it cannot be read. */
export function tokensOf(formula: string): Token[] {
	const tokens: Token[] = [];
	const end = formula.trimEnd().length;
	pattern.lastIndex = 0;
	while (pattern.lastIndex < end) {
		const from = pattern.lastIndex;
		const groups = pattern.exec(formula)?.groups;
		if (groups === undefined) throw new Error(`Cannot read the formula ${formula} from ${formula.slice(from)} on`);
		tokens.push(tokenOf(groups));
	}
	return tokens;
}

function tokenOf({ double, single, quoted, number, name, mark }: Record<string, string | undefined>): Token {
	const text = double ?? single;
	if (text !== undefined) return { kind: 'text', value: text };
	if (number !== undefined) return { kind: 'number', value: Number(number) };
	if (quoted !== undefined) return { kind: 'name', value: quoted };
	return name === undefined ? { kind: 'mark', value: mark ?? '' } : { kind: 'name', value: name };
}
