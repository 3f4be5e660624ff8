/** makecomapp.json's name of a file → Make's name of the section that it goes to. */
export const sections = {
	connection: { communication: 'api', params: 'parameters' },
	rpc: { communication: 'api', params: 'parameters' },
	webhook: {
		communication: 'api',
		params: 'parameters',
		attach: 'attach',
		detach: 'detach',
		requiredScope: 'scope',
	},
	module: {
		communication: 'api',
		staticParams: 'parameters',
		mappableParams: 'expect',
		interface: 'interface',
		samples: 'samples',
		scope: 'scope',
	},
} as const satisfies Record<string, Record<string, string>>;

/** Make's numbers of the types of modules. */
export const moduleTypes = { action: 4, search: 9, instant_trigger: 10, universal: 12 } as const;
