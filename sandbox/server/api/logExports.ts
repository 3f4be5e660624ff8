import type { FastifyInstance } from 'fastify';
import type { components } from '../../../nodes/generated/smsTypes';
import { ApiFailure, ErrorCode } from '../apiFailure';
import { cancelExport, type LogExport } from '../logExports';
import { loggedMessages } from '../logFile';
import type { Simulation } from '../simulation';
import { contractBody, noBody, registerDownload, registerOperation, type ApiContext } from './register';

const downloadPath = '/api/v1/subaccounts/{subAccountId}/messages/download/{token}';

/** Exports of the log, and the files that they make. */
export function registerLogExports(app: FastifyInstance, context: ApiContext): void {
	registerOperation(
		app,
		context,
		'startLogExport',
		contractBody(context.contract, 'startLogExport'),
		({ simulation, path: { subAccountId = '' }, body }) => {
			const { from, to } = body;
			if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)) {
				throw new ApiFailure(400, ErrorCode.parameter, "Parameter 'from' has to be before 'to'");
			}
			return {
				run: ({ onRequest }) => {
					const select = () => loggedMessages(simulation.store.all(), subAccountId, body);
					const effect = onRequest.find((each) => each.kind === 'export');
					return { status: 202, body: { jobId: simulation.logExports.start(subAccountId, select, effect).id } };
				},
			};
		},
	);

	registerOperation(app, context, 'getLogExport', noBody, ({ simulation, path, origin }) => {
		const job = jobAt(simulation, path);
		return { run: () => ({ status: 200, body: jobBody(job, origin) }) };
	});

	registerOperation(app, context, 'cancelLogExport', noBody, ({ simulation, path }) => {
		const job = jobAt(simulation, path);
		return {
			run: () => {
				cancelExport(job);
				return { status: 204 };
			},
		};
	});

	registerDownload(app, context, 'downloadLogExport', downloadPath, ({ simulation, path }) => {
		const file = simulation.logExports.file(path.subAccountId ?? '', path.token ?? '');
		if (file === undefined) throw new ApiFailure(404, ErrorCode.notFound, 'There is no such file, or it has expired');
		return { run: () => ({ status: 200, text: file, type: 'text/csv; charset=utf-8' }) };
	});
}

function jobAt({ logExports }: Simulation, { jobId = '', subAccountId }: Record<string, string>): LogExport {
	const job = logExports.get(jobId);
	if (job === undefined || job.subAccountId !== subAccountId) throw new ApiFailure(404, ErrorCode.job, 'Invalid jobId');
	return job;
}

function jobBody({ status, subAccountId, files, links, expires }: LogExport, origin: string) {
	const folder = `${origin}/api/v1/subaccounts/${encodeURIComponent(subAccountId)}/messages/download`;
	const body: components['schemas']['LogExportJob'] = { status };
	if (status !== 'succeeded') return body;
	return { ...body, data: links ?? [...files.keys()].map((token) => `${folder}/${token}`), expires };
}
