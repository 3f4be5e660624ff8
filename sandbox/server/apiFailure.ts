import { randomUUID } from 'node:crypto';

/** 8x8's numbers for kinds of errors. */
export const ErrorCode = {
	parameter: 1000,
	subAccount: 1001,
	destination: 1002,
	encoding: 1003,
	text: 1004,
	source: 1005,
	expiry: 1006,
	template: 1007,
	id: 1008,
	country: 1009,
	range: 1010,
	schedule: 1011,
	ipAddress: 1012,
	tls: 1014,
	bulkLimit: 1100,
	unauthorized: 1200,
	forbidden: 1201,
	notFound: 1300,
	job: 4018,
	internal: 2000,
	notImplemented: 2001,
} as const;

/** A request that ends in one of 8x8's error answers. */
export class ApiFailure extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
		readonly headers: Record<string, string> = {},
	) {
		super(message);
	}

	/** The body that 8x8 answers an error with. */
	body() {
		return { code: this.code, message: this.message, errorId: randomUUID(), timestamp: new Date().toISOString() };
	}
}
