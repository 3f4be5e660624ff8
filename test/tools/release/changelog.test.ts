import { describe, expect, test } from 'vitest';
import { releasedChangelog, releaseNotes } from '../../../tools/release/changelog';

const changelog = `# Changelog

## [Unreleased]

### Changed

- A label.

### Added

- A node.

## 0.2.0 - unreleased

### Added

- An operation.

## 0.1.0 - 2026-03-02

### Added

- The package.
`;

describe('the notes of a version', () => {
	test('are what is under its heading, with its date', () => {
		expect(releaseNotes(changelog, '0.1.0')).toEqual({ date: '2026-03-02', notes: '### Added\n\n- The package.' });
	});

	test('have no date while the version is not released, and are not there for another version', () => {
		expect(releaseNotes(changelog, '0.2.0')).toEqual({ date: undefined, notes: '### Added\n\n- An operation.' });
		expect(releaseNotes(changelog, '0.2')).toBeUndefined();
	});
});

describe('a release', () => {
	test('moves what is unreleased to its version and date, into the lists that are there already', () => {
		const released = releasedChangelog(changelog, '0.2.0', '2026-06-01');
		expect(releaseNotes(released, '0.2.0')).toEqual({
			date: '2026-06-01',
			notes: '### Changed\n\n- A label.\n\n### Added\n\n- A node.\n- An operation.',
		});
		expect(releaseNotes(released, 'Unreleased')?.notes).toBe('');
		expect(releaseNotes(released, '0.1.0')).toEqual(releaseNotes(changelog, '0.1.0'));
	});

	test('of a version that is new comes before the older ones', () => {
		const headings = [...releasedChangelog(changelog, '0.3.0', '2026-06-01').matchAll(/^## .*/gm)].flat();
		expect(headings).toEqual([
			'## [Unreleased]',
			'## 0.3.0 - 2026-06-01',
			'## 0.2.0 - unreleased',
			'## 0.1.0 - 2026-03-02',
		]);
	});

	test('of a version that is released already is refused', () => {
		expect(() => releasedChangelog(changelog, '0.1.0', '2026-06-01')).toThrow('0.1.0');
	});
});
