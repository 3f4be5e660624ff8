declare module '@11ty/eleventy' {
	/** A token of markdown-it: a piece of a page. */
	interface Token {
		type: string;
		tag: string;
		content: string;
		children: Token[] | null;
		attrGet(name: string): string | null;
		attrSet(name: string, value: string): void;
	}

	interface MarkdownIt {
		core: { ruler: { push(name: string, rule: (state: { tokens: Token[]; env: { source: string } }) => void): void } };
	}

	interface UserConfig {
		addTemplate(path: string, content: string, data: object): void;
		addPassthroughCopy(paths: Record<string, string>): void;
		amendLibrary(name: 'md', amend: (markdown: MarkdownIt) => void): void;
		setUseGitIgnore(uses: boolean): void;
	}

	interface Options {
		quietMode: boolean;
		config: (config: UserConfig) => object;
	}

	export default class Eleventy {
		constructor(input: string, output: string, options: Options);
		write(): Promise<unknown>;
	}
	export type { MarkdownIt, Token };
}
