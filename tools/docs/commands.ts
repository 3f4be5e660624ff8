/** The scripts of package.json that a Markdown text names, such as `npm run build` or `npm test`. */
export function namedScripts(markdown: string): string[] {
	const run = [...markdown.matchAll(/\bnpm run ([a-z][\w:-]*)/g)].map(([, name = '']) => name);
	const short = [...markdown.matchAll(/\bnpm (start|test)\b(?!:)/g)].map(([, name = '']) => name);
	return [...new Set([...run, ...short])];
}

/** The gulp tasks that a Markdown text names, such as `npx gulp types`. */
export function namedTasks(markdown: string): string[] {
	return [...new Set([...markdown.matchAll(/\bnpx gulp ([a-z][\w:]*)/gi)].map(([, name = '']) => name))];
}
