import { z } from 'zod/v4';
import type { Blueprint, Condition, Module, Step } from './blueprint';
import { asText, filled, type Bundles } from './formula';

/** The sheet's cells, the headings not among them; a row is changed as the scenario changes it. */
export type Rows = (string | number)[][];

export interface Request {
	url: string;
	method: string;
	contentType: string;
	body: string;
}

/** What the HTTP module gets: an answer, or none at all. */
export type Answer = { statusCode: number; data: unknown } | 'none';

const text = z.string();
const updated = z.object({ values: z.record(z.string(), z.string()), rowNumber: z.string() });
const request = z.object({ url: text, method: text, contentType: text, data: text, bodyType: z.literal('raw') });

/** One run of the scenario over a sheet. Google and 8x8 are what the caller makes of them. */
export async function dryRun(
	blueprint: Blueprint,
	rows: Rows,
	send: (request: Request) => Promise<Answer>,
): Promise<void> {
	const [search, ...rest] = blueprint.flow;
	if (search?.module !== 'google-sheets:filterRows') throw new Error('It does not begin with a search of rows');
	const filter = z.array(z.array(z.object({ a: text, o: text, b: text.optional() }))).parse(search.mapper?.filter);
	const cellOf = (row: Rows[number], letter: string) => asText(row[letter.charCodeAt(0) - 'A'.charCodeAt(0)]);
	const found = rows.filter((row) =>
		filter.some((all) => all.every(({ a, o, b = '' }) => compare(cellOf(row, a), o, b))),
	);
	for (const row of found) {
		const cells = Object.fromEntries(row.map((cell, column) => [String(column), cell]));
		await runSteps(rest, new Map<number, unknown>([[search.id, { ...cells, __ROW_NUMBER__: rows.indexOf(row) + 2 }]]));
	}

	async function runSteps(steps: Module[], bundles: Map<number, unknown>): Promise<void> {
		for (const step of steps) {
			if (step.filter !== undefined && !matches(step.filter.conditions, bundles)) return;
			if (step.routes !== undefined) {
				for (const { flow } of step.routes) await runSteps(flow, bundles);
				continue;
			}
			const output = await run(step, bundles);
			if (output === 'none') {
				await runSteps(step.onerror ?? [], bundles);
				return;
			}
			bundles.set(step.id, output);
		}
	}

	async function run(step: Step, bundles: Bundles): Promise<unknown> {
		switch (step.module) {
			case 'google-sheets:updateRow': {
				const { values, rowNumber } = updated.parse(step.mapper);
				const row = rows[Number(filled(rowNumber, bundles)) - 2];
				if (row === undefined) throw new Error('There is no such row');
				for (const [column, value] of Object.entries(values)) row[Number(column)] = asText(filled(value, bundles));
				return {};
			}
			case 'json:TransformToJSON':
				return { json: JSON.stringify(filled(z.object({ object: text }).parse(step.mapper).object, bundles)) };
			case 'http:ActionSendDataAPIKeyAuth': {
				const { url, method, contentType, data } = request.parse(step.mapper);
				return await send({
					url: asText(filled(url, bundles)),
					method: method.toUpperCase(),
					contentType,
					body: asText(filled(data, bundles)),
				});
			}
			case 'builtin:Ignore':
				return {};
			default:
				throw new Error(`The module ${step.module} is not known`);
		}
	}
}

function matches(alternatives: Condition[][], bundles: Bundles): boolean {
	return alternatives.some((all) => all.every((condition) => holds(condition, bundles)));
}

function holds({ a, o, b = '' }: Condition, bundles: Bundles): boolean {
	return compare(asText(filled(a, bundles)), o, asText(filled(b, bundles)));
}

function compare(left: string, o: string, right: string): boolean {
	switch (o) {
		case 'exist':
			return left !== '';
		case 'notexist':
			return left === '';
		case 'text:equal':
			return left === right;
		case 'text:notequal':
			return left !== right;
		case 'number:equal':
			return Number(left) === Number(right);
		case 'number:notequal':
			return Number(left) !== Number(right);
		case 'number:greater':
			return Number(left) > Number(right);
		case 'number:less':
			return Number(left) < Number(right);
		default:
			throw new Error(`The operator ${o} is not known`);
	}
}
