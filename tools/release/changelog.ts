const unreleased = '## [Unreleased]';

/** A changelog's entry for one version. */
export interface ReleaseNotes {
	/** As YYYY-MM-DD; undefined where the heading has no date. */
	date: string | undefined;
	/** Markdown under the heading. */
	notes: string;
}

/** The part of a changelog about a version such as 0.2.0; undefined where there is none. */
export function releaseNotes(changelog: string, version: string): ReleaseNotes | undefined {
	const part = changelog.split(/^(?=## )/m).find((each) => headingVersion(each) === version);
	if (part === undefined) return undefined;
	const date = /^## .* - (\d{4}-\d\d-\d\d)$/m.exec(part)?.[1];
	return { date, notes: part.slice(part.indexOf('\n')).trim() };
}

const headingVersion = (part: string) => /^## \[?([^\]\s]+)/.exec(part)?.[1];

/**
 * Moves what is under Unreleased to a version and its date. If the version is there without a date, the entries are
 * merged.
 */
export function releasedChangelog(changelog: string, version: string, date: string): string {
	const [before, after] = changelog.split(unreleased);
	if (before === undefined || after === undefined) throw new Error(`The changelog has no "${unreleased}"`);
	const [news = '', ...older] = after.split(/^(?=## )/m);
	const known = older.find((part) => headingVersion(part) === version);
	if (known !== undefined && releaseNotes(known, version)?.date !== undefined)
		throw new Error(`The changelog has ${version} already`);
	const notes = [news.trim(), known === undefined ? '' : known.slice(known.indexOf('\n')).trim()];
	const released = `## ${version} - ${date}\n\n${joined(notes)}\n\n`;
	return `${before}${unreleased}\n\n${released}${older.filter((part) => part !== known).join('')}`.trimEnd() + '\n';
}

/** Notes with one list for each kind of change, in the order in which the kinds first appear. */
function joined(notes: readonly string[]): string {
	const kinds = new Map<string, string[]>();
	for (const part of notes.flatMap((each) => each.split(/^(?=### )/m))) {
		const [, kind, lines] = /^(### .*)\n+([^]*)$/.exec(part) ?? [];
		if (kind !== undefined && lines !== undefined) kinds.set(kind, [...(kinds.get(kind) ?? []), lines.trim()]);
	}
	return [...kinds].map(([kind, lists]) => `${kind}\n\n${lists.join('\n')}`).join('\n\n');
}
