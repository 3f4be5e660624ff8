import { writeFile } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import UPNG from 'upng-js';

/** A picture of a film, and for how long it is shown. */
export interface Still {
	/** A PNG; all stills of a film have one size. */
	picture: Buffer;
	milliseconds: number;
}

const timesShown = 3;

/** Writes an animated PNG. It is shown three times and ends with its last still, so nothing moves beside a text for long. */
export async function writeFilm(path: string, stills: readonly Still[]): Promise<void> {
	const images = stills.map(({ picture }) => UPNG.decode(new Uint8Array(picture).buffer));
	const [first] = images;
	if (first === undefined) throw new Error('A film needs a still.');
	const frames = images.map((image) => UPNG.toRGBA8(image)[0] ?? new ArrayBuffer(0));
	const film = Buffer.from(
		UPNG.encode(
			frames,
			first.width,
			first.height,
			0,
			stills.map(({ milliseconds }) => milliseconds),
		),
	);
	await writeFile(path, playedTimes(film, timesShown));
}

/** The film with its number of plays, which is forever when it is encoded: acTL has it in its second four bytes. */
function playedTimes(film: Buffer, times: number): Buffer {
	const control = film.indexOf('acTL', 0, 'latin1');
	if (control < 0) return film;
	film.writeUInt32BE(times, control + 8);
	film.writeUInt32BE(crc32(film.subarray(control, control + 12)), control + 12);
	return film;
}
