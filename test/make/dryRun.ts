import { z } from 'zod/v4';
import { moduleNamed } from './app';
import type { Blueprint, Condition, Module, Step } from './blueprint';
import { render } from './iml/render';
import { asText } from './iml/values';
import { MakeError, runComponent, type Send } from './runApp';

/** A tab's cells, without the headings; the scenario changes its rows in place. */
export type Rows = (string | number)[][];

export interface World {
	/** The spreadsheet's tabs. */
	tabs: Record<string, Rows>;
	/** 8x8, to which the app's modules and the HTTP module send. */
	send: Send;
	/** The connection of the app's modules. */
	connection?: Record<string, unknown>;
	/** What the trigger outputs, where the scenario has one. */
	event?: unknown;
}

/** The outputs of the modules so far, by their numbers; a failed one has its error. */
type Bundles = Record<string, unknown>;

const text = z.string();
const update = z.object({ sheetId: text, values: z.record(z.string(), text), rowNumber: text });
const addition = z.object({ sheetId: text, values: z.record(z.string(), text) });
const search = z.object({
	sheetId: text,
	limit: text,
	filter: z.array(z.array(z.object({ a: text, o: text, b: text.optional() }))),
});
const request = z.object({
	url: text,
	method: text,
	contentType: z.literal('json'),
	inputMethod: z.literal('jsonString'),
	jsonStringBodyContent: text,
});

/** One run of a scenario. The caller provides Google, 8x8 and the event. */
export async function dryRun({ flow }: Blueprint, world: World): Promise<void> {
	await runSteps(flow, { now: new Date('2026-05-04T11:30:05Z') });

	async function runSteps(steps: readonly Module[], bundles: Bundles): Promise<void> {
		const [step, ...rest] = steps;
		if (step === undefined) return;
		if (step.filter !== undefined && !matches(step.filter.conditions, bundles)) return;
		if (step.routes !== undefined) {
			for (const route of step.routes) await runSteps(route.flow, { ...bundles });
			return;
		}
		const outcome = await run(step, bundles);
		if ('error' in outcome) {
			if (step.onerror === undefined) throw new Error(`${step.module} failed: ${JSON.stringify(outcome.error)}`);
			await runSteps(step.onerror, { ...bundles, [step.id]: outcome });
			return;
		}
		for (const output of outcome.outputs) await runSteps(rest, { ...bundles, [step.id]: output });
	}

	async function run(step: Step, bundles: Bundles): Promise<{ outputs: unknown[] } | { error: unknown }> {
		const [app, name = ''] = step.module.split(':');
		if (app === 'YOUR_APP') return await runOfApp(name, step, bundles);
		switch (step.module) {
			case 'google-sheets:filterRows':
				return { outputs: found(search.parse(step.mapper), bundles) };
			case 'google-sheets:updateRow': {
				const { sheetId, values, rowNumber } = update.parse(step.mapper);
				const row = world.tabs[sheetId]?.[Number(render(rowNumber, bundles)) - 2];
				if (row === undefined) throw new Error('There is no such row');
				for (const [column, value] of Object.entries(values)) row[Number(column)] = asText(render(value, bundles));
				return { outputs: [{}] };
			}
			case 'google-sheets:addRow': {
				const { sheetId, values } = addition.parse(step.mapper);
				world.tabs[sheetId]?.push(Object.values(values).map((value) => asText(render(value, bundles))));
				return { outputs: [{}] };
			}
			case 'json:TransformToJSON': {
				const { object } = z.object({ object: text }).parse(step.mapper);
				return { outputs: [{ json: JSON.stringify(render(object, bundles)) }] };
			}
			case 'http:MakeRequest':
				return await post(request.parse(step.mapper), bundles);
			case 'builtin:Ignore':
				return { outputs: [] };
			default:
				throw new Error(`The module ${step.module} is not known`);
		}
	}

	async function runOfApp(name: string, { mapper }: Step, bundles: Bundles) {
		if (name.startsWith('watch')) return { outputs: [world.event] };
		const parameters = Object.fromEntries(
			Object.entries(mapper ?? {}).map(([key, value]) => [key, render(text.parse(value), bundles)]),
		);
		try {
			const given = { parameters, connection: world.connection ?? {} };
			return { outputs: (await runComponent(moduleNamed(name), given, world.send)).bundles };
		} catch (error) {
			if (error instanceof MakeError) return { error: { type: error.type, message: error.message } };
			return { error: { type: 'ConnectionError', message: 'socket hang up' } };
		}
	}

	async function post(
		{ url, method, jsonStringBodyContent }: z.infer<typeof request>,
		bundles: Bundles,
	): Promise<{ outputs: unknown[] } | { error: unknown }> {
		try {
			const answer = await world.send({
				url: asText(render(url, bundles)),
				method: method.toUpperCase(),
				headers: { 'content-type': 'application/json' },
				body: asText(render(jsonStringBodyContent, bundles)),
			});
			return { outputs: [{ statusCode: answer.status, data: jsonOrText(answer.text) }] };
		} catch {
			return { error: { type: 'ConnectionError', message: 'socket hang up' } };
		}
	}

	function found({ sheetId, filter, limit }: z.infer<typeof search>, bundles: Bundles): unknown[] {
		const rows = world.tabs[sheetId] ?? [];
		const cellOf = (row: Rows[number], letter: string) => asText(row[letter.charCodeAt(0) - 'A'.charCodeAt(0)]);
		return rows
			.filter((row) =>
				filter.some((all) => all.every(({ a, o, b = '' }) => compare(cellOf(row, a), o, asText(render(b, bundles))))),
			)
			.slice(0, Number(limit))
			.map((row) => ({
				...Object.fromEntries(Array.from(row, (cell, column) => [String(column), cell])),
				__ROW_NUMBER__: rows.indexOf(row) + 2,
			}));
	}
}

function jsonOrText(answer: string): unknown {
	try {
		return JSON.parse(answer);
	} catch {
		return answer;
	}
}

function matches(alternatives: Condition[][], bundles: Bundles): boolean {
	return alternatives.some((all) =>
		all.every(({ a, o, b = '' }) => compare(asText(render(a, bundles)), o, asText(render(b, bundles)))),
	);
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
