import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod/v4';
import { chatAppsLimits } from '../../../nodes/generated/limits';
import { ApiFailure, ErrorCode } from '../apiFailure';
import { type KeptFile, pathOf } from '../chat/files';
import { formFields } from '../chat/form';
import { mediaBody } from '../control/bodies';
import { chatAppsPath, registerOperation, type ApiContext } from './register';

const megabyte = 1024 * 1024;
/** A form adds some bytes around its file. */
const largestForm = chatAppsLimits.uploadMegabytes * megabyte + megabyte;

const query = z.object({ token: z.string().optional() });
const path = z.object({ name: z.string() });

/** Files for messages: uploaded with the key, fetched without it by anyone who has the token. */
export function registerChatFiles(app: FastifyInstance, context: ApiContext): void {
	takeForms(app);

	registerOperation(
		app,
		context,
		'uploadFile',
		(body) => {
			const read = mediaBody.safeParse(body);
			if (!read.success) throw new ApiFailure(400, ErrorCode.parameter, "Parameter 'file' is required");
			return read.data.file;
		},
		({ simulation, body: file }) => {
			if (file.bytes.length > chatAppsLimits.uploadMegabytes * megabyte) {
				throw new ApiFailure(413, 7001, `Request size must not exceed ${chatAppsLimits.uploadMegabytes} MB`);
			}
			return {
				run: () => {
					const kept = simulation.files.add('uploaded', file);
					return { status: 201, headers: { location: pathOf(kept) }, body: { fileName: kept.name, token: kept.token } };
				},
			};
		},
		{ bodyLimit: largestForm },
	);

	const fileOf = (request: FastifyRequest): KeptFile => {
		const { name } = path.parse(request.params);
		const file = context.simulation().files.get(name, query.parse(request.query).token);
		if (file === undefined) throw new ApiFailure(404, ErrorCode.notFound, "The entity doesn't exist");
		return file;
	};

	app.get(`${chatAppsPath}/files/:name`, async (request, reply) => {
		const { name, token } = fileOf(request);
		return await reply.redirect(`${chatAppsPath}/storage/${name}?token=${token}`, 302);
	});

	app.get(`${chatAppsPath}/storage/:name`, async (request, reply) => {
		const { type, bytes } = fileOf(request);
		return await reply
			.headers({ 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'" })
			.type(type === '' ? 'application/octet-stream' : type)
			.send(bytes);
	});
}

/** Reads a posted form as an object of its fields; a file of it has a name, a type and bytes. */
function takeForms(app: FastifyInstance): void {
	app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
		const fields = formFields(request.headers['content-type'] ?? '', body);
		if (fields === undefined) done(new ApiFailure(400, ErrorCode.parameter, 'The body is not a form'));
		else done(null, fields);
	});
}
