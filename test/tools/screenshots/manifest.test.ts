import { expect, test } from 'vitest';
import { pictureFiles, pictureProblems, stalePictures } from '../../../tools/screenshots/check';
import { entryOf, readManifest } from '../../../tools/screenshots/manifest';
import { allPictures, type Picture } from '../../../tools/screenshots/pictures';
import { code, hashOf, made } from '../../../tools/screenshots/sources';
import { unpictured } from '../../../tools/screenshots/unpictured';

const picture: Picture = { only: 'panels', sources: [made('panel', ['Text']), made('items', [1])] };
const pictures = new Map([['one', picture]]);
const again = 'npm run screenshots -- --only panels';

test('every picture has an entry that says what it was made from, and every entry a picture', async () => {
	expect(pictureProblems(await pictureFiles(), await readManifest(), await allPictures())).toEqual([]);
});

test('a picture without an entry, an entry without a picture, and one that nothing takes are problems', async () => {
	const entry = await entryOf(picture.sources);
	expect(pictureProblems(['one'], { one: entry }, pictures)).toEqual([]);
	expect(pictureProblems(['one'], {}, pictures)).toEqual([
		`docs/images/one.png has no entry in manifest.json: ${again}`,
	]);
	expect(pictureProblems([], { one: entry }, pictures)).toEqual([`docs/images/one.png is missing: ${again}`]);
	const [problem, ...others] = pictureProblems(['one', 'two'], { one: entry }, pictures);
	expect(problem).toMatch(/^docs\/images\/two\.png: no command takes/);
	expect(others).toEqual([]);
});

test('a picture whose screen has changed is named, with the command that takes it again', async () => {
	const manifest = { one: await entryOf(picture.sources) };
	expect(manifest.one.from).toEqual(['panel', 'items']);
	expect(await stalePictures(manifest, pictures)).toEqual([]);
	const changed = { ...picture, sources: [made('panel', ['Message']), made('items', [1])] };
	expect(await stalePictures(manifest, new Map([['one', changed]]))).toEqual([
		`docs/images/one.png is older than what it shows (panel, items): ${again}`,
	]);
	expect(await stalePictures({ one: { from: [], hash: null } }, pictures)).toHaveLength(1);
});

test('the same source has the same checksum with the line breaks of every system', async () => {
	expect(await hashOf([made('page', 'a\r\nb')])).toBe(await hashOf([made('page', 'a\nb')]));
	expect(await hashOf([made('page', 'a\nb')])).not.toBe(await hashOf([made('page', 'a b')]));
});

test('the source of a page is what runs: with the files that it imports, without its comments', async () => {
	const [script = '', ...others] = await code('phone', 'sandbox/phone/main.tsx').content().then(textsOf);
	expect(script).toContain('Message history');
	expect(script).not.toContain('/**');
	expect(others.join('')).toContain('color-scheme');
});

test('what has no picture is named', async () => {
	const all = await allPictures();
	const without = (name: string) => new Map([...all].filter(([key]) => key !== name));
	const missing = await unpictured(all);
	expect(await unpictured(without('preview'))).toEqual(
		expect.arrayContaining([...missing, 'panel eightByEightSms message preview']),
	);
	for (const [name, what] of [
		['workflows/opt-out', 'workflow workflows/opt-out.json'],
		['chat/carousel', 'message carousel'],
		['answer-page', 'answer page'],
	] as const)
		expect(await unpictured(without(name))).toContain(what);
});

const textsOf = (content: unknown): string[] => (Array.isArray(content) ? content.map(String) : []);
