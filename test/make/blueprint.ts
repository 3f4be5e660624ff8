import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod/v4';
import { projectRoot } from '../../projectRoot';

const condition = z.strictObject({ a: z.string(), o: z.string(), b: z.string().optional() });
/** Alternatives, one of which must hold completely. */
const conditions = z.array(z.array(condition));

const step = z.object({
	id: z.number(),
	module: z.string(),
	version: z.number(),
	parameters: z.record(z.string(), z.unknown()),
	filter: z.object({ name: z.string(), conditions }).optional(),
	mapper: z.record(z.string(), z.unknown()).nullable(),
});

const handled = step.extend({ onerror: z.array(step).optional() });

export interface Module extends z.infer<typeof handled> {
	routes?: { flow: Module[] }[] | undefined;
}

const routed: z.ZodType<Module> = handled.extend({
	routes: z.lazy(() => z.array(z.object({ flow: z.array(routed) })).optional()),
});

const blueprintSchema = z.object({
	name: z.string(),
	flow: z.array(routed),
	metadata: z.object({
		instant: z.boolean(),
		scenario: z.object({ sequential: z.boolean(), dlq: z.boolean(), confidential: z.boolean() }),
	}),
});

export type Condition = z.infer<typeof condition>;
export type Step = z.infer<typeof step>;
export type Blueprint = z.infer<typeof blueprintSchema>;

/** A scenario, as it is imported. */
export async function loadBlueprint(name: string): Promise<Blueprint> {
	const text = await readFile(join(projectRoot, 'make', 'scenarios', `${name}.json`), 'utf8');
	return blueprintSchema.parse(JSON.parse(text));
}

/** All modules of a scenario, those of its routes and error handlers too. */
export function modulesIn(flow: readonly Module[]): Step[] {
	return flow.flatMap((module) => [
		module,
		...(module.onerror ?? []),
		...(module.routes ?? []).flatMap((route) => modulesIn(route.flow)),
	]);
}
