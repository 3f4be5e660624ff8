import type { IDataObject } from 'n8n-workflow';
import { binaryName } from './form/readForm';
import { givenIn, readValue } from './form/readValue';
import { type Posted, type Upload, uploadsOf } from './form/uploads';
import type { Question } from './question';

/** What a person sent from the page: what goes on with the workflow, or what has to be corrected first. */
export type Answer =
	| { ok: true; data: IDataObject; files: NamedUpload[] }
	/** By the field's place in the form; none where a button was not one of the page's. */
	| { ok: false; flaws: Record<number, string>; given: string[][] };

/** A file, and what it is called among the item's files. */
export interface NamedUpload {
	property: string;
	upload: Upload;
}

/** Reads what the page's form posted. It may be anything: whoever has the link can post. */
export function readAnswer(question: Question, { fields: form, files: sent }: Posted): Answer {
	if (question.responseType === 'approval') return approval(question, form.answer);
	const given = question.fields.map((_, index) => givenIn(form[`field-${index}`]));
	const flaws: Record<number, string> = {};
	const data: IDataObject = {};
	const files: NamedUpload[] = [];
	question.fields.forEach((field, index) => {
		if (field.type === 'file') {
			const read = uploadsOf(field, sent[`field-${index}`]);
			if (read.flaw !== undefined) {
				flaws[index] = read.flaw;
				return;
			}
			const property = binaryName(field.name);
			read.uploads.forEach((upload, place) => {
				files.push({ property: field.isMultiple ? `${property}_${place}` : property, upload });
			});
			const described = read.uploads.map(({ name, type, size }) => ({ filename: name, mimetype: type, size }));
			data[field.name] = field.isMultiple ? described : (described[0] ?? null);
			return;
		}
		const read = readValue(field, given[index] ?? []);
		if (read.flaw === undefined) data[field.name] = read.value;
		else flaws[index] = read.flaw;
	});
	return Object.keys(flaws).length === 0 ? { ok: true, data, files } : { ok: false, flaws, given };
}

function approval({ disapproveLabel }: Question, answer: unknown): Answer {
	if (answer === 'approve') return { ok: true, data: { approved: true }, files: [] };
	if (answer === 'disapprove' && disapproveLabel !== '') return { ok: true, data: { approved: false }, files: [] };
	return { ok: false, flaws: {}, given: [] };
}
