import { Problem } from './problem.mjs';
import { sentences } from './sentences.mjs';

/**
 * What npm's words mean to the user; the first match counts.
 * @type {{ words: RegExp, sentence: (data: { found: string, folder: string }) => string }[]}
 */
const meanings = [
	{
		words: /ENOSPC|EDQUOT/,
		sentence: sentences.diskFull,
	},
	{
		words:
			/(?:find Python|not found: make|make: not found|make`? failed.*ENOENT|(?:g\+\+|c\+\+|cc|clang\+\+): (?:not found|No such file)|not found: (?:g\+\+|c\+\+|cc)|find any Visual Studio|No Xcode or CLT|no developer tools)/i,
		sentence: sentences.compilerMissing,
	},
	{
		words: /SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT\w*/,
		sentence: sentences.certificateUntrusted,
	},
	{
		words:
			/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/,
		sentence: sentences.registryUnreachable,
	},
	{
		words: /E401|E403|E407|ENEEDAUTH/,
		sentence: sentences.registryRefuses,
	},
	{
		words: /E404|ETARGET|ENOVERSIONS/,
		sentence: sentences.packageMissing,
	},
	{
		words: /EINTEGRITY/,
		sentence: sentences.packageDamaged,
	},
	{
		words: /EACCES|EPERM|EROFS/,
		sentence: sentences.fileNotWritable,
	},
];

/**
 * @param {{ ending: number | string, lines: string[], cwd: string, logFile: string }} failure
 */
export function npmProblem({ ending, lines, cwd, logFile }) {
	const errors = lines.filter((line) => /^(npm )?(error|err!|gyp err!)|^node:|Error:/i.test(line));
	const text = (errors.length > 0 ? errors : lines).join('\n');
	for (const { words, sentence } of meanings) {
		const found = words.exec(text)?.[0];
		if (found !== undefined) return new Problem(sentence({ found, folder: cwd }), { logFile });
	}
	return new Problem(sentences.npmEnded({ ending, folder: cwd }), {
		logFile,
		lastLines: (errors.length > 0 ? errors : lines).filter((line) => line.trim() !== '').slice(-8),
	});
}
