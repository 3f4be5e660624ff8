import { expect, test } from 'vitest';
import { encode } from '../../../smpp/codec/encode';
import { Frames } from '../../../smpp/codec/frames';

const enquiries = [1, 2, 3].map((sequence) => encode({ command: 'enquireLink', status: 0, sequence }));

test.each([1, 2, 3, 5, 7, 16, 17, 31, 48])('frames are found whole in chunks of %i octets', (size) => {
	const stream = Buffer.concat(enquiries);
	const frames = new Frames();
	const found: Buffer[] = [];
	for (let at = 0; at < stream.length; at += size) {
		const pushed = frames.push(stream.subarray(at, at + size));
		expect(pushed.flaw).toBeUndefined();
		found.push(...pushed.frames);
	}
	expect(found).toEqual(enquiries);
});

test.each([0, 4, 15, 70_001, 0x4f505449, 0xffffffff])('a length of %i ends the reading', (length) => {
	const frames = new Frames();
	const head = Buffer.alloc(4);
	head.writeUInt32BE(length);
	const [enquiry = head] = enquiries;
	expect(frames.push(Buffer.concat([enquiry, head]))).toMatchObject({
		frames: [enquiry],
		flaw: `a PDU claims a length of ${length} octets`,
	});
	expect(frames.push(enquiry)).toMatchObject({ frames: [], flaw: expect.anything() as unknown });
});

test('a long frame that drips in takes a time that grows with its length', () => {
	const frame = Buffer.alloc(65_000);
	frame.writeUInt32BE(frame.length);
	const frames = new Frames();
	const found = Array.from(frame, (octet) => frames.push(Buffer.from([octet])).frames).flat();
	expect(found).toHaveLength(1);
	expect(found[0]?.equals(frame)).toBe(true);
});
