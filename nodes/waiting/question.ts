import type { IDataObject } from 'n8n-workflow';
import { isRecord, propertyOf, textOf } from '../problems/unknownValues';
import { type FormField, savedField } from './form/field';

/** What the page asks. It is saved with the execution, as plain data. */
export interface Question {
	responseType: 'approval' | 'freeText' | 'customForm';
	title: string;
	/** In paragraphs. */
	description: string;
	/** Of an approval; empty where nothing but the first can be answered. */
	approveLabel: string;
	disapproveLabel: string;
	/** Of the forms. */
	submitLabel: string;
	fields: FormField[];
}

/** A question as plain data of an execution. */
export function savedQuestion({ fields, ...rest }: Question): IDataObject {
	return { ...rest, fields: fields.map((field) => ({ ...field })) };
}

/** The question that an execution has saved. */
export function questionIn(value: unknown): Question {
	const text = (name: string) => textOf(propertyOf(value, name)) ?? '';
	const responseType = text('responseType');
	const fields = propertyOf(value, 'fields');
	return {
		responseType: responseType === 'freeText' || responseType === 'customForm' ? responseType : 'approval',
		title: text('title'),
		description: text('description'),
		approveLabel: text('approveLabel'),
		disapproveLabel: text('disapproveLabel'),
		submitLabel: text('submitLabel'),
		fields: Array.isArray(fields) ? fields.filter(isRecord).map(savedField) : [],
	};
}
