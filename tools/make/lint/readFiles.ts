import type { z } from 'zod/v4';

/** A problem with the app: which file, and what. */
export type Report = (path: string, problem: string) => void;

/** The files of the app, read by their forms. A file that does not have its form is reported, and is undefined. */
export class AppFiles {
	private readonly used = new Set<string>();

	constructor(
		private readonly files: ReadonlyMap<string, string>,
		private readonly report: Report,
	) {}

	text(path: string): string | undefined {
		this.used.add(path);
		const text = this.files.get(path);
		if (text === undefined) this.report(path, 'is named, and is not there');
		return text;
	}

	json<T>(path: string, form: z.ZodType<T>): T | undefined {
		const text = this.text(path);
		if (text === undefined) return undefined;
		let value: unknown;
		try {
			value = JSON.parse(text);
		} catch {
			this.report(path, 'is not JSON');
			return undefined;
		}
		const read = form.safeParse(value);
		if (read.success) return read.data;
		for (const { path: place, message } of read.error.issues) this.report(path, `${place.join('.')}: ${message}`);
		return undefined;
	}

	unused(): string[] {
		return [...this.files.keys()].filter((path) => !this.used.has(path));
	}
}
