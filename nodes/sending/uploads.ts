import { randomUUID } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';
import type { ApiClient } from '../api/client';
import { answerIn } from '../api/reply';
import { uploadFile } from '../generated/chatApps';
import { problem } from '../problems/catalogue';
import { type Problem, reasonOf } from '../problems/problem';
import { failed, ok, type Result } from '../problems/result';
import { isRecord, propertyOf, quote, textOf } from '../problems/unknownValues';
import { atMost } from '../run/concurrency';
import type { Files, FileToUpload } from './format';

/** Files in memory at the same time, whatever the concurrency of messages: each can have many megabytes. */
const filesAtOnce = 5;
const turnsOf = new WeakMap<ApiClient, ReturnType<typeof atMost>>();

/** Uploads files of input items to 8x8 as they are asked for; returns the address at which channels fetch each. */
export function uploader(
	context: IExecuteFunctions,
	client: ApiClient,
	chatAppsBaseUrl: string,
	subAccountId: string,
): Files {
	const inTurn = turnsOf.get(client) ?? atMost(filesAtOnce);
	turnsOf.set(client, inTurn);
	const upload: Files = async (file) => {
		const read = await readFile(context, file);
		if (!read.ok) return read;
		const { bytes, fileName, mimeType } = read.value;
		const boundary = `file-${randomUUID()}`;
		const body = Buffer.concat([
			Buffer.from(
				`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: ${mimeType}\r\n\r\n`,
			),
			bytes,
			Buffer.from(`\r\n--${boundary}--\r\n`),
		]);
		const contentType = `multipart/form-data; boundary=${boundary}`;
		const reply = await client.request(uploadFile, { path: { subAccountId }, body, contentType });
		const answer = answerIn(reply);
		const path =
			answer !== undefined && uploadFile.success.includes(201) && answer.status === 201
				? pathIn(answer.body)
				: undefined;
		if (path !== undefined) return ok(`${chatAppsBaseUrl}${path}`);
		const reason = answer === undefined ? 'no answer came' : `8x8 answered HTTP ${answer.status}`;
		return failed(problem('CHAT_FILE_NOT_UPLOADED', { reason }));
	};
	return (file) => inTurn(() => upload(file));
}

/** What is known to be wrong with a file before it is read into memory; undefined where nothing is. */
export function fileProblem(
	context: IExecuteFunctions,
	{ itemIndex, binaryPropertyName, mostMegabytes }: FileToUpload,
): Problem | undefined {
	const described = describedFile(context, { itemIndex, binaryPropertyName });
	if (described === undefined) return problem('CHAT_FILE_MISSING', { shown: quote(binaryPropertyName) });
	const size = propertyOf(described, 'bytes');
	return typeof size === 'number' ? tooLarge(size, mostMegabytes) : undefined;
}

function describedFile(
	context: IExecuteFunctions,
	{ itemIndex, binaryPropertyName }: Pick<FileToUpload, 'itemIndex' | 'binaryPropertyName'>,
): unknown {
	const binary: unknown = context.getInputData()[itemIndex]?.binary;
	return isRecord(binary) ? binary[binaryPropertyName] : undefined;
}

function tooLarge(size: number, most: number): Problem | undefined {
	const megabytes = size / 1024 / 1024;
	return megabytes <= most ? undefined : problem('CHAT_FILE_TOO_LARGE', { megabytes: Math.ceil(megabytes), most });
}

async function readFile(
	context: IExecuteFunctions,
	file: FileToUpload,
): Promise<Result<{ bytes: Buffer; fileName: string; mimeType: string }>> {
	const { itemIndex, binaryPropertyName, mostMegabytes } = file;
	const known = fileProblem(context, file);
	if (known !== undefined) return failed(known);
	try {
		const described = describedFile(context, file);
		const bytes = await context.helpers.getBinaryDataBuffer(itemIndex, binaryPropertyName);
		const wrong = tooLarge(bytes.length, mostMegabytes);
		if (wrong !== undefined) return failed(wrong);
		const given = textOf(propertyOf(described, 'fileName')) ?? '';
		const fileName = given === '' ? 'file' : given.replace(/[^\w.-]+/g, '_').slice(-100);
		const [type = ''] = (textOf(propertyOf(described, 'mimeType')) ?? '').split(';');
		return ok({ bytes, fileName, mimeType: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream' });
	} catch (thrown) {
		return failed(problem('CHAT_FILE_NOT_UPLOADED', { reason: reasonOf(thrown) }));
	}
}

/** The file's path, which holds the token that it can be fetched with. */
function pathIn(body: unknown): string | undefined {
	const [fileName, token] = [textOf(propertyOf(body, 'fileName')), textOf(propertyOf(body, 'token'))];
	if (fileName === undefined || token === undefined) return undefined;
	return `/files/${encodeURIComponent(fileName)}?token=${encodeURIComponent(token)}`;
}
