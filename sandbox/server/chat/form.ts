/** A file of a form. */
export interface FormFile {
	name: string;
	/** MIME type. */
	type: string;
	bytes: Buffer;
}

const lineBreak = '\r\n';
const headersEnd = `${lineBreak}${lineBreak}`;

/**
 * The fields of a form that came as multipart/form-data (RFC 7578), the last of each name; undefined if it is not such
 * a form.
 * @param contentType the request's header, which names the boundary
 */
export function formFields(contentType: string, body: Buffer): Record<string, string | FormFile> | undefined {
	const [, quoted, plain] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
	const boundary = quoted ?? plain;
	if (boundary === undefined) return undefined;
	const mark = `${lineBreak}--${boundary}`;
	// The first mark has no line break before it.
	const whole = Buffer.concat([Buffer.from(lineBreak), body]);
	const fields: Record<string, string | FormFile> = {};
	let at = whole.indexOf(mark);
	if (at === -1) return undefined;
	for (;;) {
		const start = at + mark.length;
		if (whole.subarray(start, start + 2).toString() === '--') return fields;
		at = whole.indexOf(mark, start);
		if (at === -1) return undefined;
		const part = whole.subarray(start + lineBreak.length, at);
		const end = part.indexOf(headersEnd);
		if (end === -1) return undefined;
		const headers = part.subarray(0, end).toString();
		const name = /^content-disposition:[^\r\n]*[;\s]name="([^"]*)"/im.exec(headers)?.[1];
		if (name === undefined) return undefined;
		const bytes = part.subarray(end + headersEnd.length);
		const fileName = /^content-disposition:[^\r\n]*;\s*filename="([^"]*)"/im.exec(headers)?.[1];
		const type = /^content-type:\s*([^\r\n]+)/im.exec(headers)?.[1] ?? '';
		fields[name] = fileName === undefined ? bytes.toString() : { name: fileName, type: type.trim(), bytes };
	}
}
