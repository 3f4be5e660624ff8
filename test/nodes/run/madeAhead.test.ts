import { expect, test } from 'vitest';
import { madeAhead } from '../../../nodes/run/madeAhead';

function counted() {
	let made = 0;
	return { ...madeAhead(() => ++made), made: () => made };
}

test('what is prepared is made once, and taken as it was made', () => {
	const { prepare, take, made } = counted();
	prepare();
	prepare();
	expect(made()).toBe(1);
	expect(take()).toBe(1);
	expect(made()).toBe(1);
});

test('what is not prepared is made when it is taken, and not afterwards', () => {
	const { prepare, take, made } = counted();
	expect(take()).toBe(1);
	prepare();
	expect(made()).toBe(1);
});

test('what could not be made is tried again when it is taken', () => {
	const { prepare, take } = madeAhead(() => {
		throw new Error('No memory');
	});
	prepare();
	expect(take).toThrow('No memory');
});

test('what was taken is not kept', () => {
	const { prepare, take, made } = counted();
	prepare();
	take();
	expect(take()).toBe(2);
	expect(made()).toBe(2);
});
