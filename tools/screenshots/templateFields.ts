import type { Editor } from './editor';

/** Chooses a template from the list that is loaded from the account. */
export async function chooseTemplate({ page }: Editor, name: string): Promise<void> {
	await page.locator('[data-test-id="resource-locator-templateName"]').click();
	await page.locator('[data-test-id=rlc-item]', { hasText: name }).first().click();
}

/**
 * Fills in the fields of the variables, the last one first: a field that becomes an expression is no longer an input.
 */
export async function fillInVariables({ page }: Editor, values: readonly string[]): Promise<void> {
	const fields = page.locator('[data-test-id=mapping-fields-container] input[type=text]');
	await fields.nth(values.length - 1).waitFor();
	for (const [index, value] of [...values.entries()].reverse()) {
		if (value === '') continue;
		const isExpression = value.startsWith('=');
		await fields.nth(index).fill(isExpression ? '=' : value);
		if (!isExpression) continue;
		await page.keyboard.insertText(value.slice(1));
		await page.locator(':focus').blur();
		await page
			.locator('.cm-content', { hasText: value.slice(1) })
			.last()
			.waitFor();
	}
}
