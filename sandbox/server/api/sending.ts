import type { FastifyInstance } from 'fastify';
import { internationalDigits } from '../phoneNumbers';
import { batchReader, sendBatch } from './batch';
import { checkSchedule, messageFrom, smsResponse } from './messageFrom';
import { contractBody, registerOperation, type ApiContext } from './register';

export function registerSending(app: FastifyInstance, context: ApiContext): void {
	registerOperation(
		app,
		context,
		'sendSms',
		contractBody(context.contract, 'sendSms'),
		({ simulation, path, body }) => {
			const destination = internationalDigits(body.destination, body.country);
			checkSchedule(body.scheduled, simulation.clock);
			return {
				destinations: [destination],
				run: ({ onMessage }) => {
					const effects = onMessage(destination);
					const reject = effects.find((effect) => effect.kind === 'reject');
					const origin = { subAccountId: path.subAccountId ?? '', clock: simulation.clock };
					const message = messageFrom(body, destination, origin, reject?.description);
					simulation.take(message, effects);
					return { status: 200, body: smsResponse(message) };
				},
			};
		},
	);

	registerOperation(app, context, 'sendSmsBatch', batchReader(context.contract), sendBatch);
}
