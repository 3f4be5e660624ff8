import { functions, keywords } from './functions';
import { type Token, tokensOf } from './tokens';
import { isEqual, isRecord, isTrue } from './values';

/** The names in formulas: in an app its variables, in a scenario the numbers of its modules. */
export type Scope = Readonly<Record<string, unknown>>;

/**
 * The value of a formula, without its braces. Make's own engine is not available outside Make; this follows its
 * documents, for what the app and the scenarios use.
 */
export function evaluate(formula: string, scope: Scope): unknown {
	const reader = new Reader(tokensOf(formula), scope, formula);
	const value = reader.comparison();
	reader.end();
	return value;
}

class Reader {
	private position = 0;

	constructor(
		private readonly tokens: readonly Token[],
		private readonly scope: Scope,
		private readonly formula: string,
	) {}

	end(): void {
		if (this.position < this.tokens.length) this.fail();
	}

	comparison(): unknown {
		const left = this.sum();
		const mark = this.take('==', '=', '!=', '<=', '>=', '<', '>');
		if (mark === undefined) return left;
		const right = this.sum();
		switch (mark) {
			case '=':
			case '==':
				return isEqual(left, right);
			case '!=':
				return !isEqual(left, right);
			case '<':
				return Number(left) < Number(right);
			case '>':
				return Number(left) > Number(right);
			case '<=':
				return Number(left) <= Number(right);
			default:
				return Number(left) >= Number(right);
		}
	}

	private sum(): unknown {
		let value = this.single();
		for (let mark = this.take('+', '-'); mark !== undefined; mark = this.take('+', '-')) {
			const next = Number(this.single());
			value = mark === '+' ? Number(value) + next : Number(value) - next;
		}
		return value;
	}

	private single(): unknown {
		if (this.take('!') !== undefined) return !isTrue(this.single());
		if (this.take('(') !== undefined) {
			const value = this.comparison();
			this.expect(')');
			return value;
		}
		const token = this.tokens[this.position++];
		if (token === undefined || token.kind === 'mark') return this.fail();
		if (token.kind === 'text') return token.value;
		if (token.kind === 'number') {
			const isModule = this.peek('.') && String(token.value) in this.scope;
			return isModule ? this.within(this.scope[String(token.value)]) : token.value;
		}
		if (this.take('(') !== undefined) return this.within(this.call(token.value));
		return this.within(this.named(token.value));
	}

	private named(name: string): unknown {
		if (name in this.scope) return this.scope[name];
		if (name in keywords) return keywords[name];
		throw new Error(`There is no variable ${name} in ${this.formula}`);
	}

	private call(name: string): unknown {
		const values: unknown[] = [];
		while (this.take(')') === undefined) {
			if (values.length > 0 && this.take(',', ';') === undefined) this.fail();
			values.push(this.comparison());
		}
		const known = functions[name];
		if (known === undefined) throw new Error(`There is no function ${name} in ${this.formula}`);
		return known(...values);
	}

	/** What follows a value: the name of a field, or the number of an item, of which the first is 1. */
	private within(from: unknown): unknown {
		let value = from;
		for (;;) {
			if (this.take('.') !== undefined) {
				const token = this.tokens[this.position++];
				const key = token?.kind === 'mark' ? this.fail() : String(token?.value);
				value = isRecord(value) ? value[key] : undefined;
			} else if (this.take('[') !== undefined) {
				const index = Number(this.comparison());
				this.expect(']');
				value = Array.isArray(value) ? value[index - 1] : undefined;
			} else return value;
		}
	}

	private peek(mark: string): boolean {
		const token = this.tokens[this.position];
		return token?.kind === 'mark' && token.value === mark;
	}

	private take(...marks: string[]): string | undefined {
		const mark = marks.find((each) => this.peek(each));
		if (mark !== undefined) this.position += 1;
		return mark;
	}

	private expect(mark: string): void {
		if (this.take(mark) === undefined) this.fail();
	}

	private fail(): never {
		throw new Error(`Cannot read the formula ${this.formula}`);
	}
}
