import { describe, expect, test } from 'vitest';
import { npmProblem } from '../../../tools/bootstrap/npmProblem.mjs';

const report = (...lines: string[]) =>
	npmProblem({ ending: 1, lines, cwd: '/project', logFile: '/cache/npm.log' }).report;

describe("npm's failure becomes a sentence with the remedy", () => {
	test.each([
		['npm error code ENOSPC', /disk is full: free some space for \/project/],
		['npm error code ECONNREFUSED', /cannot reach its registry \(ECONNREFUSED\): check the network/],
		['npm error request to https://registry.example failed, reason: getaddrinfo EAI_AGAIN', /\(EAI_AGAIN\)/],
		['npm error code SELF_SIGNED_CERT_IN_CHAIN', /certificate .*NODE_EXTRA_CA_CERTS/],
		['npm error code E401', /refuses the download \(E401\): log in/],
		['npm error code ETARGET', /lacks a package.*ETARGET/],
		['npm error code EINTEGRITY', /npm cache clean --force/],
		['npm error code EACCES', /may not write.*owner of \/project/],
		['npm error gyp ERR! find Python', /compiler is missing.*build-essential python3.*xcode-select/],
		['npm error gyp ERR! stack Error: not found: make', /compiler is missing/],
		['npm error make: g++: No such file or directory', /compiler is missing/],
	])('%s', (line, sentence) => {
		const lines = report('npm warn deprecated something@1', line).split('\n');
		expect(lines).toHaveLength(2);
		expect(lines[0]).toMatch(sentence);
		expect(lines[1]).toBe('The full log: /cache/npm.log');
	});
});

test("an unknown failure is shown in npm's own last lines", () => {
	const errors = Array.from({ length: 20 }, (_, index) => `npm error line ${index}`);
	const lines = report('npm warn deprecated something@1', ...errors).split('\n');
	expect(lines[0]).toBe('npm ended with 1 in /project: its last words are below.');
	expect(lines.slice(1, -1)).toEqual(errors.slice(-8).map((line) => `  ${line}`));
});

test('a warning about the network is not taken for the failure', () => {
	const said = report('npm warn something ECONNREFUSED', 'npm error gyp ERR! stack Error: not found: make');
	expect(said).toMatch(/compiler is missing/);
});
