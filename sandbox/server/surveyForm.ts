import { z } from 'zod/v4';
import type { components } from '../../nodes/generated/smsTypes';
import type { SentSurvey } from './messages';

type Answer = components['schemas']['SurveyAnswer'];

interface Choice {
	answerId: string;
	answer: string;
}

const rating = 'How was it?';
const comment = 'Anything else?';
const choices: readonly Choice[] = ['Very good', 'Good', 'Fair', 'Poor'].map((answer, index) => ({
	answerId: String(10_001 + index),
	answer,
}));
const longestComment = 1000;

const formBody = z.object({
	rating: z.string().default(''),
	comment: z.string().trim().max(longestComment).default(''),
});

/** The answers in a posted form; undefined if a required answer is missing. */
export function answersIn(posted: unknown): Answer[] | undefined {
	const form = formBody.safeParse(posted).data;
	const choice = choices.find(({ answerId }) => answerId === form?.rating);
	if (form === undefined || choice === undefined) return undefined;
	return [
		{ questionId: '1', ...choice, question: rating },
		...(form.comment === '' ? [] : [{ questionId: '2', answerId: null, question: comment, answer: form.comment }]),
	];
}

/** The page that a survey's link opens. */
export function formPage({ surveyId, passedOn }: SentSurvey, isIncomplete: boolean): string {
	const known = passedOn.map(({ name, value }) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('');
	const fields = choices.map(
		({ answerId, answer }) =>
			`<label class="choice"><input type="radio" name="rating" value="${answerId}" required>${answer}</label>`,
	);
	return page(
		surveyId,
		`<form method="post" class="survey-form">
			${known === '' ? '' : `<dl>${known}</dl>`}
			${isIncomplete ? `<p class="problem" role="alert">Please choose an answer to '${rating}'</p>` : ''}
			<fieldset><legend>${rating}</legend>${fields.join('')}</fieldset>
			<label class="comment"><span>${comment}</span><textarea name="comment" rows="3" maxlength="${longestComment}"></textarea></label>
			<button type="submit" class="button primary">Send answers</button>
		</form>`,
	);
}

/** A page with a notice only. */
export function notePage(title: string, note: string): string {
	return page(title, `<p>${escaped(note)}</p>`);
}

function page(title: string, content: string): string {
	return `<!doctype html>
<html lang="en">
	<head>
		<meta charset="utf-8">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<meta name="color-scheme" content="light dark">
		<title>${escaped(title)}</title>
		<link rel="icon" href="/icon.svg" type="image/svg+xml">
		<link rel="stylesheet" href="/phone.css">
	</head>
	<body>
		<main class="survey"><h1>${escaped(title)}</h1>${content}</main>
	</body>
</html>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
