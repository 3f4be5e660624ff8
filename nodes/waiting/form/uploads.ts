import { isRecord, propertyOf, textOf } from '../../problems/unknownValues';
import type { FormField } from './field';

/** A file that n8n has taken from the body of a form, until the call is answered. */
export interface Upload {
	path: string;
	name: string;
	type: string;
	/** Bytes. */
	size: number;
}

/** What the page's form posted. */
export interface Posted {
	fields: Record<string, unknown>;
	files: Record<string, unknown>;
}

/** Of one field. */
const mostFiles = 10;

/** In bytes. */
const largestFile = 20 * 1024 * 1024;

/**
 * Reads a body that n8n has parsed. Files are accepted only where n8n itself has put them there: the JSON of a
 * stranger could name any file of the machine.
 * @param contentType the one by which n8n chose how to parse
 */
export function posted(contentType: unknown, body: unknown): Posted {
	if (contentType !== 'multipart/form-data') return { fields: isRecord(body) ? body : {}, files: {} };
	const [data, files] = [propertyOf(body, 'data'), propertyOf(body, 'files')];
	return { fields: isRecord(data) ? data : {}, files: isRecord(files) ? files : {} };
}

/** The files of a field, or why they are not taken. */
export function uploadsOf(
	field: FormField,
	value: unknown,
): { flaw: string } | { flaw?: undefined; uploads: Upload[] } {
	const uploads = [value].flat().flatMap((each) => uploadIn(each) ?? []);
	if (uploads.length === 0) return field.isRequired ? { flaw: 'Please choose a file.' } : { uploads };
	const most = field.isMultiple ? mostFiles : 1;
	if (uploads.length > most)
		return { flaw: most === 1 ? 'Please choose one file.' : `Please choose ${most} files at most.` };
	if (uploads.some(({ size }) => size > largestFile)) {
		return { flaw: `Please choose files of at most ${largestFile / 1024 / 1024} MB.` };
	}
	const { accept } = field;
	const isTaken = (upload: Upload) =>
		accept.length === 0 || accept.some((kind) => isOfKind(upload, kind.toLowerCase()));
	return uploads.every(isTaken) ? { uploads } : { flaw: `Please choose a file of these kinds: ${accept.join(', ')}.` };
}

function uploadIn(value: unknown): Upload | undefined {
	const path = textOf(propertyOf(value, 'filepath'));
	if (path === undefined) return undefined;
	const name = textOf(propertyOf(value, 'originalFilename')) ?? textOf(propertyOf(value, 'newFilename')) ?? 'file';
	const type = textOf(propertyOf(value, 'mimetype')) ?? 'application/octet-stream';
	return { path, name, type, size: Number(propertyOf(value, 'size') ?? 0) };
}

/** @param kind an ending with its dot, a type, or a group of types such as image/* */
function isOfKind({ name, type }: Upload, kind: string): boolean {
	if (kind.startsWith('.')) return name.toLowerCase().endsWith(kind);
	return kind.endsWith('/*') ? type.toLowerCase().startsWith(kind.slice(0, -1)) : type.toLowerCase() === kind;
}
