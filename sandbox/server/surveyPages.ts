import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod/v4';
import { pageHeaders } from './phonePage';
import type { Simulation } from './simulation';
import { surveyPath } from './survey';
import { answersIn, formPage, notePage } from './surveyForm';

const codePath = z.object({ code: z.string() });
// Without a referrer, a browser posts a form with no origin, and the sandbox accepts nothing from unknown pages.
const formHeaders = { ...pageHeaders, 'referrer-policy': 'same-origin' };
const largestForm = 16 * 1024;

/** Serves the pages that the links of surveys open, and takes the answers. */
export async function registerSurveyPages(app: FastifyInstance, simulation: () => Simulation): Promise<void> {
	await app.register((pages, _options, done) => {
		const type = 'application/x-www-form-urlencoded';
		pages.addContentTypeParser(type, { parseAs: 'string', bodyLimit: largestForm }, (_request, body, parsed) => {
			parsed(null, Object.fromEntries(new URLSearchParams(body.toString())));
		});
		pages.get(`${surveyPath}:code`, async (request, reply) => {
			const message = simulation().openSurvey(codePath.parse(request.params).code);
			if (message === undefined) return await gone(reply);
			if (message.survey.submittedAt !== undefined) return await thanks(reply);
			return await show(reply, 200, formPage(message.survey, false));
		});
		pages.post(`${surveyPath}:code`, async (request, reply) => {
			const message = simulation().openSurvey(codePath.parse(request.params).code);
			if (message === undefined) return await gone(reply);
			const answers = answersIn(request.body);
			if (answers === undefined) return await show(reply, 400, formPage(message.survey, true));
			simulation().answerSurvey(message, answers);
			return await thanks(reply);
		});
		done();
	});
}

async function show(reply: FastifyReply, status: number, page: string): Promise<FastifyReply> {
	return await reply.code(status).headers(formHeaders).type('text/html; charset=utf-8').send(page);
}

async function thanks(reply: FastifyReply): Promise<FastifyReply> {
	return await show(reply, 200, notePage('Thank you', 'Your answers are in. You can close this page.'));
}

async function gone(reply: FastifyReply): Promise<FastifyReply> {
	return await show(reply, 404, notePage('No such survey', 'The link is wrong, or its message was never sent.'));
}
