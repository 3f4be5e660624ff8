import type { FastifyInstance } from 'fastify';
import type { components } from '../../../nodes/generated/smsTypes';
import { internationalDigits } from '../phoneNumbers';
import { surveySent } from '../survey';
import { batchReader, sendBatch } from './batch';
import { checkSchedule, messageFrom, smsResponse, type SmsRequest } from './messageFrom';
import { type Call, contractBody, type Prepared, registerOperation, type ApiContext } from './register';

type SurveyMessage = components['schemas']['SurveyBatchMessage'];

/** Text messages and surveys, one by one and in batches. */
export function registerSending(app: FastifyInstance, context: ApiContext): void {
	const { contract } = context;
	const surveyRequest = (message: SurveyMessage, { surveyId = '' }: Record<string, string>): SmsRequest => {
		const { survey, text, chargedText } = surveySent(surveyId, message, context.url());
		return { ...message, text, sent: { survey, chargedText } };
	};

	registerOperation(app, context, 'sendSms', contractBody(contract, 'sendSms'), (call) => sendOne(call, call.body));

	registerOperation(app, context, 'sendSurvey', contractBody(contract, 'sendSurvey'), (call) =>
		sendOne(call, surveyRequest(call.body, call.path)),
	);

	const readBatch = batchReader(contract, 'sendSmsBatch', 'SmsBatchMessage');
	registerOperation(app, context, 'sendSmsBatch', readBatch, (call) =>
		sendBatch(call, ({ text = '', ...message }) => ({ ...message, text })),
	);

	const readSurveys = batchReader(contract, 'sendSurveyBatch', 'SurveyBatchMessage');
	registerOperation(app, context, 'sendSurveyBatch', readSurveys, (call) =>
		sendBatch(call, (message) => surveyRequest(message, call.path)),
	);
}

function sendOne({ simulation, path }: Call<unknown>, request: SmsRequest): Prepared {
	const destination = internationalDigits(request.destination, request.country);
	checkSchedule(request.scheduled, simulation.clock);
	return {
		destinations: [destination],
		run: ({ onMessage }) => {
			const effects = onMessage(destination);
			const reject = effects.find((effect) => effect.kind === 'reject');
			const origin = { subAccountId: path.subAccountId ?? '', clock: simulation.clock };
			const message = messageFrom(request, destination, origin, reject?.description);
			simulation.take(message, effects);
			return { status: 200, body: smsResponse(message) };
		},
	};
}
