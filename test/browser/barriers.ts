import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { z } from 'zod/v4';

const violations = z.object({
	violations: z.array(
		z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string() })) }),
	),
});

/** The barriers to people with a disability that axe finds on a page. */
export async function barriers(page: Page): Promise<{ id: string; nodes: string[] }[]> {
	await page.evaluate(axe.source);
	const result = violations.parse(await page.evaluate('axe.run({ resultTypes: ["violations"] })'));
	return result.violations.map(({ id, nodes }) => ({
		id,
		nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
	}));
}
