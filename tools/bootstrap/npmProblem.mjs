import { Problem } from './problem.mjs';

const again = 'then run the same command again';

/**
 * What npm's words mean to the user, the first that fits.
 * @type {{ words: RegExp, sentence: (found: string, cwd: string) => string }[]}
 */
const meanings = [
	{
		words: /ENOSPC|EDQUOT/,
		sentence: (_found, cwd) => `The disk is full: free some space for ${cwd}, ${again}.`,
	},
	{
		words:
			/(?:find Python|not found: make|make: not found|make`? failed.*ENOENT|(?:g\+\+|c\+\+|cc|clang\+\+): (?:not found|No such file)|not found: (?:g\+\+|c\+\+|cc)|find any Visual Studio|No Xcode or CLT|no developer tools)/i,
		sentence: () =>
			`A compiler is missing that n8n's database driver is built with: install it (Debian and Ubuntu: "apt-get install build-essential python3"; macOS: "xcode-select --install"; Windows: Visual Studio's "Desktop development with C++", and Python), ${again}.`,
	},
	{
		words: /SELF_SIGNED_CERT\w*|UNABLE_TO_\w+|CERT_\w+|ERR_TLS_CERT\w*/,
		sentence: (found) =>
			`npm does not trust the certificate of its registry (${found}): behind a company's proxy set NODE_EXTRA_CA_CERTS to the file with its certificate, ${again}.`,
	},
	{
		words:
			/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/,
		sentence: (found) =>
			`npm cannot reach its registry (${found}): check the network and npm's settings ("npm config get registry proxy https-proxy"), ${again}.`,
	},
	{
		words: /E401|E403|E407|ENEEDAUTH/,
		sentence: (found) =>
			`npm's registry refuses the download (${found}): log in to it ("npm login") or set another ("npm config set registry <address>"), ${again}.`,
	},
	{
		words: /E404|ETARGET|ENOVERSIONS/,
		sentence: (found) =>
			`npm's registry lacks a package that is needed (${found}): is it a mirror ("npm config get registry")? Set a complete one, ${again}.`,
	},
	{
		words: /EINTEGRITY/,
		sentence: () => `A downloaded package is damaged: clear npm's cache ("npm cache clean --force"), ${again}.`,
	},
	{
		words: /EACCES|EPERM|EROFS/,
		sentence: (found, cwd) =>
			`npm may not write a file (${found}): make yourself the owner of ${cwd} and of npm's cache ("npm config get cache"), ${again}.`,
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
		if (found !== undefined) return new Problem(sentence(found, cwd), { logFile });
	}
	return new Problem(`npm ended with ${ending} in ${cwd}: its last words are below.`, {
		logFile,
		lastLines: (errors.length > 0 ? errors : lines).filter((line) => line.trim() !== '').slice(-8),
	});
}
