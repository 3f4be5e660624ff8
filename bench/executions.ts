import { until, type Workflow } from '../sandbox/n8n/client';

/** n8n's own, SQLite or PostgreSQL: both understand the queries here. */
export interface Database {
	/** The first column of what a query returns. */
	query(sql: string): Promise<string[]>;
}

/** The message ID of each item that started a successful execution of a receipts workflow. */
export async function umidsOf(database: Database, { id }: Pick<Workflow, 'id'>): Promise<string[]> {
	const rows = await database.query(
		`select data from execution_data join execution_entity on id = "executionId" where "workflowId" = '${id}' and status = 'success'`,
	);
	// In n8n's format, each string of an execution is stored once.
	return rows.flatMap((row) => {
		const texts: unknown = JSON.parse(row);
		const places = [...row.matchAll(/"umid":"(\d+)"/g)].map(([, at]) => Number(at));
		return places.map((at): string => {
			const text: unknown = Array.isArray(texts) ? texts[at] : undefined;
			return typeof text === 'string' ? text : '';
		});
	});
}

/** Resolves when no execution of a workflow is new or running. */
export async function settled(database: Database, { id }: Pick<Workflow, 'id'>, timeout = 120_000): Promise<void> {
	const sql = `select count(*) from execution_entity where "workflowId" = '${id}' and status in ('new', 'running')`;
	await until('the end of all executions', { timeout }, async () => {
		return (await database.query(sql))[0] === '0' ? true : undefined;
	});
}
