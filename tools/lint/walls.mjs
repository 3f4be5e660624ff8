/**
 * The rooms of nodes/, the lowest first. Each sees the rooms in earlier lines, but not its neighbours in the same
 * line.
 */
const nodeRooms = [
	['generated'],
	['problems'],
	['api'],
	['text'],
	['run', 'chat'],
	['sending', 'events', 'credential'],
	['waiting', 'triggers'],
	['operations'],
];

/** A node's own folder sees every room, and no other node. */
const nodeFolders = 'EightByEight\\w*';

/** Folders of the project that import something or are imported, beside nodes/ and the contract. */
const above = ['credentials', 'generate', 'providers', 'sandbox', 'smpp', 'workflows', 'tools', 'bench', 'test'];

/** The rooms of smpp/, the lowest first, as those of nodes/. */
const smppRooms = [['codec'], ['messages', 'session'], ['account'], ['lines']];

const onlyReader = 'contract/ is the only reader of the contract: take its model.';

/**
 * Imports that the files may not have, by the names of the folders that an import leads up and into.
 * @param {string[]} files
 * @param {string[]} folders
 * @param {string} message
 * @param {boolean} isContract
 */
const wall = (files, folders, message, isContract = false) => ({
	files,
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{ regex: `^(?:\\.\\./)+(?:${folders.join('|')})(?:/|$)`, message },
					...(isContract ? [] : [{ regex: '^(?:@apidevtools/|openapi-types$)', message: onlyReader }]),
				],
			},
		],
	},
});

const roomWalls = nodeRooms.flatMap((neighbours, height) =>
	neighbours.map((room) => {
		const rooms = nodeRooms.slice(height).flat();
		return wall(
			[`nodes/${room}/**/*.ts`],
			[...rooms.filter((name) => name !== room), nodeFolders, 'contract', ...above],
			`nodes/${room} sees only the rooms below it, and nothing outside of nodes/.`,
		);
	}),
);

/** Which folder sees which: an import of a higher one fails. */
export const walls = [
	...roomWalls,
	wall(
		['nodes/EightByEight*/**/*.ts'],
		[nodeFolders, 'contract', ...above],
		'A node sees the rooms, no other node, and nothing outside of nodes/.',
	),
	wall(
		['credentials/**/*.ts'],
		[nodeFolders, 'contract', ...above],
		'A credential sees the rooms of nodes/, and nothing outside of them.',
	),
	...smppRooms.flatMap((neighbours, height) =>
		neighbours.map((room) => {
			const rooms = smppRooms.slice(height).flat();
			return wall(
				[`smpp/${room}/**/*.ts`],
				[...rooms.filter((name) => name !== room), `(?:nodes/)?${nodeFolders}`, 'contract', ...above],
				`smpp/${room} sees only the rooms below it, and the rooms of nodes/.`,
			);
		}),
	),
	wall(
		['smpp/nodes/EightByEight*/**/*.ts'],
		[`(?:nodes/)?${nodeFolders}`, 'contract', ...above],
		'A node sees the rooms, no other node, and nothing outside of nodes/ and smpp/.',
	),
	wall(['contract/**/*.ts'], ['nodes', ...above], 'The contract sees nothing but openapi/.', true),
	wall(
		['generate/**/*.ts'],
		['nodes/(?!text/|events/optOut$|problems/catalogue$)\\w+', ...above.filter((name) => name !== 'generate')],
		'The emitters see the contract and functions of texts: what they make is made from what they are given.',
	),
	wall(
		['sandbox/server/**/*.ts', 'sandbox/phone/**/*.{ts,tsx}'],
		[
			nodeFolders,
			'credentials',
			'generate',
			'providers',
			'smpp/(?!codec/|messages/|session/)\\w+',
			'workflows',
			'tools',
			'bench',
			'test',
		],
		'The sandbox sees the contract, the rooms of nodes/, and what speaks SMPP.',
	),
	wall(
		['sandbox/*.ts', 'sandbox/n8n/**/*.ts'],
		[
			nodeFolders,
			'credentials',
			'generate',
			'providers',
			'workflows',
			'tools/(?!bootstrap/|packageFolder$).+',
			'bench',
			'test',
		],
		'The programs of the sandbox see what installs and packs, beside what its server sees.',
	),
	wall(
		['providers/**/*.ts', 'workflows/**/*.ts'],
		[nodeFolders, 'credentials', 'contract', 'generate', 'sandbox', 'tools', 'bench', 'test'],
		'Code nodes see the rooms of nodes/.',
	),
	wall(['tools/!(screenshots)/**/*.ts', 'tools/*.ts'], ['bench', 'test'], 'Tools do not see the tests.'),
];
