import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { Account } from '../../api/account';
import type { ApiClient } from '../../api/client';
import { download, type FileStream } from '../../api/download';
import type { OperationSpec } from '../../api/spec';
import { getLogExport, startLogExport } from '../../generated/sms';
import { problem } from '../../problems/catalogue';
import type { Problem } from '../../problems/problem';
import { failed, ok, type Result } from '../../problems/result';
import { isRecord, textOf } from '../../problems/unknownValues';
import { forEachItem } from '../../run/eachItem';
import { failAll } from '../../run/nodeError';
import { parameterReader } from '../../run/parameters';
import { endedWithout, isRunning, type Job, type JobPath, waitForEnd } from './job';
import {
	binaryField,
	exportBody,
	limitField,
	outputField,
	type OutputOptions,
	readOutput,
	waitField,
} from './exportFields';
import { readRows } from './rows';
import type { Operation } from '../../operations/operation';
import { collectionOf } from '../../operations/optionsField';
import { openAccount, openClient } from '../../operations/request';
import { foreign, readReply } from '../../operations/requestAnswer';
import { type FilledRequest, idForm, requestReader } from '../../operations/requestFields';

/** Finds the export job to read. @param limit the option of that name */
type FindJob = (client: ApiClient, values: FilledRequest, limit: unknown) => Promise<Result<JobPath>>;

/** Starts an export of the log, waits for it, and outputs its result. */
export const exportLog = (): Operation => logOperation(startLogExport, [limitField], startJob);

/** Outputs the result of an export that was started earlier. */
export const getExport = (): Operation =>
	logOperation(getLogExport, [], (_client, { path: { subAccountId = '', jobId = '' } }) =>
		Promise.resolve(ok({ subAccountId, jobId })),
	);

function logOperation(spec: OperationSpec, ownOptions: readonly INodeProperties[], findJob: FindJob): Operation {
	const displayOptions = { show: { resource: [spec.resource], operation: [spec.entry.value] } };
	const options = collectionOf([...spec.options, ...ownOptions, binaryField, waitField]);
	return {
		entry: { ...spec.entry },
		description: [...spec.panel, outputField, options].map((field) => ({ ...field, displayOptions })),
		execute: async (context) => {
			const account = await openAccount(context);
			return account.ok ? await runAll(context, spec, account.value, findJob) : failAll(context, account.problem);
		},
	};
}

async function runAll(
	context: IExecuteFunctions,
	spec: OperationSpec,
	account: Account,
	findJob: FindJob,
): Promise<INodeExecutionData[]> {
	const client = openClient(context, account);
	const read = requestReader(context, spec, account);
	const readOptions = parameterReader(context, 'options');
	const readOutputField = parameterReader(context, 'output');
	// One export at a time: each may take minutes, and hold its rows in memory.
	return await forEachItem(context, 1, async (itemIndex) => {
		const options = readOptions(itemIndex);
		const output = readOutput(readOutputField(itemIndex), options);
		if (!output.ok) return output;
		const values = read(itemIndex);
		if (!values.ok) return values;
		const path = await findJob(client, values.value, isRecord(options) ? options.limit : undefined);
		if (!path.ok) return path;
		const job = await waitForEnd(client, path.value, output.value.waitMs, context.getExecutionCancelSignal());
		if (job.ok) return await outputOf(context, account, job.value, output.value, itemIndex);
		// This error is the only place that names an export started here.
		return spec.effect === 'reads' && spec.method === 'GET' ? job : failed(notFollowed(job.problem, path.value.jobId));
	});
}

async function startJob(client: ApiClient, { path, body }: FilledRequest, limit: unknown): Promise<Result<JobPath>> {
	const { subAccountId = '' } = path;
	const asked = exportBody(body ?? {}, limit, Date.now());
	if (!asked.ok) return asked;
	const reply = await client.request(startLogExport, { path: { subAccountId }, body: asked.value });
	const answer = readReply(startLogExport, reply, path);
	if (!answer.ok) return answer;
	const jobId = textOf(answer.value.jobId);
	return jobId !== undefined && idForm.test(jobId) ? ok({ subAccountId, jobId }) : failed(foreign(202));
}

function notFollowed(reason: Problem, jobId: string): Problem {
	const { happened, remedy } = problem('LOG_EXPORT_NOT_FOLLOWED', { reason: reason.happened, jobId });
	return { ...reason, happened, remedy };
}

async function outputOf(
	context: IExecuteFunctions,
	{ baseUrl }: Account,
	job: Job,
	{ asFiles, binaryPropertyName }: OutputOptions,
	itemIndex: number,
): Promise<Result<INodeExecutionData[]>> {
	const pairedItem = { item: itemIndex };
	const { jobId, status, expires, links } = job;
	if (isRunning(job)) return ok([{ json: { jobId, status }, pairedItem }]);
	if (status === 'empty') return ok(asFiles ? [{ json: { jobId, status, files: 0 }, pairedItem }] : []);
	if (status !== 'succeeded') return failed(endedWithout(job));

	const items: INodeExecutionData[] = [];
	let bytesBefore = 0;
	const takeRows = async (stream: FileStream): Promise<Result<INodeExecutionData[]>> => {
		const read = await readRows(stream, jobId, bytesBefore);
		if (!read.ok) return read;
		bytesBefore += read.value.bytes;
		return ok(read.value.rows.map((json) => ({ json, pairedItem })));
	};
	const takeFile = async (stream: FileStream, number: number): Promise<Result<INodeExecutionData[]>> => {
		const fileName = `sms-log-${jobId.slice(0, 12)}-${number}.csv`;
		const file = await context.helpers.prepareBinaryData(stream, fileName, 'text/csv');
		const json = { jobId, status, file: number, files: links.length, fileName, expires };
		return ok([{ json, binary: { [binaryPropertyName]: file }, pairedItem }]);
	};
	for (const [index, link] of links.entries()) {
		const take = (stream: FileStream) => (asFiles ? takeFile(stream, index + 1) : takeRows(stream));
		const taken = await download(context, link, { baseUrl, jobId }, take);
		if (!taken.ok) return taken;
		// One by one: spreading a very large list would pass too many arguments.
		for (const item of taken.value) items.push(item);
	}
	return ok(items);
}
