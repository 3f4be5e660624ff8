const again = 'then run the same command again';
const ownNode = 'install Node 24 (https://nodejs.org) and run the same command with it';

/** What can go wrong while things are installed and n8n starts, in the words that users see: what happened, and what to do. */
export const sentences = {
	/** @param {{ folder: string }} data */
	diskFull: ({ folder }) => `The disk is full: free some space for ${folder}, ${again}.`,
	/** @param {{ what: string, megabytes: number, folder: string, free: number }} data */
	diskTooFull: ({ what, megabytes, folder, free }) =>
		`The disk is too full: ${what} needs ${megabytes} MB in ${folder} and ${free} MB are free. Free some space, ${again}.`,
	/** @param {{ folder: string, code: string, variable: string }} data */
	folderNotMade: ({ folder, code, variable }) =>
		`The folder ${folder} cannot be made (${code}): set ${variable} to a folder you may write to.`,
	compilerMissing: () =>
		`A compiler is missing that n8n's database driver is built with: install it (Debian and Ubuntu: "apt-get install build-essential python3"; macOS: "xcode-select --install"; Windows: Visual Studio's "Desktop development with C++", and Python), ${again}.`,
	/** @param {{ found: string }} data */
	certificateUntrusted: ({ found }) =>
		`npm does not trust the certificate of its registry (${found}): behind a company's proxy set NODE_EXTRA_CA_CERTS to the file with its certificate, ${again}.`,
	/** @param {{ found: string }} data */
	registryUnreachable: ({ found }) =>
		`npm cannot reach its registry (${found}): check the network and npm's settings ("npm config get registry proxy https-proxy"), ${again}.`,
	/** @param {{ found: string }} data */
	registryRefuses: ({ found }) =>
		`npm's registry refuses the download (${found}): log in to it ("npm login") or set another ("npm config set registry <address>"), ${again}.`,
	/** @param {{ found: string }} data */
	packageMissing: ({ found }) =>
		`npm's registry lacks a package that is needed (${found}): is it a mirror ("npm config get registry")? Set a complete one, ${again}.`,
	packageDamaged: () => `A downloaded package is damaged: clear npm's cache ("npm cache clean --force"), ${again}.`,
	/** @param {{ found: string, folder: string }} data */
	fileNotWritable: ({ found, folder }) =>
		`npm may not write a file (${found}): make yourself the owner of ${folder} and of npm's cache ("npm config get cache"), ${again}.`,
	/** @param {{ ending: number | string, folder: string }} data */
	npmEnded: ({ ending, folder }) => `npm ended with ${ending} in ${folder}: its last words are below.`,
	npmMissing: () =>
		`npm was not found beside Node or on PATH: install npm (it comes with https://nodejs.org), ${again}.`,
	/** @param {{ version: string, platform: string }} data */
	nodeUnavailable: ({ version, platform }) =>
		`This is Node ${version} and n8n needs 24, which cannot be downloaded for ${platform}: ${ownNode}.`,
	/** @param {{ version: string, how: string }} data */
	nodeDoesNotRun: ({ version, how }) => `Node ${version} was downloaded but does not run here (${how}): ${ownNode}.`,
	driverNotBuilt: () => "n8n's database driver was not built, though npm reported no error: see the log.",
	/** @param {{ port: number }} data */
	portTaken: ({ port }) => `Port ${port} is in use by another program: stop it, or choose another port.`,
	/** @param {{ how: string }} data */
	n8nEnded: ({ how }) => `n8n stopped unexpectedly (${how}). Its last words:`,
	/** @param {{ seconds: number }} data */
	n8nNotReady: ({ seconds }) => `n8n did not become ready within ${seconds} s.`,
};
