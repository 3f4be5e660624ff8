import { expect, test } from 'vitest';
import { fillTemplate } from '../../../nodes/text/templates';

const row = new Map([
	['Name', 'Ann'],
	['First Name', '{Day}'],
	['Day', ''],
]);

const filled = (template: string) => fillTemplate(template, (column) => row.get(column));

test.each([
	['Hi {Name}', 'Hi Ann'],
	['Hi {{Name}}', 'Hi Ann'],
	['Hi { Name }, {Name}!', 'Hi Ann, Ann!'],
	['See you {Day|soon}', 'See you soon'],
	['See you {{Day|soon}}', 'See you soon'],
	['Hi {Name|there}', 'Hi Ann'],
	['See you{Day|}', 'See you'],
	['{First Name}', '{Day}'],
	['Nothing to fill in', 'Nothing to fill in'],
	['Use {} as you like', 'Use {} as you like'],
])('%j becomes %j', (template, text) => {
	expect(filled(template)).toEqual({ ok: true, value: text });
});

test.each([
	['Hi {LastName}', 'TEMPLATE_COLUMN_UNKNOWN', 'LastName'],
	['Hi {LastName|there}', 'TEMPLATE_COLUMN_UNKNOWN', 'LastName'],
	['{Name}, see you {Day}', 'TEMPLATE_COLUMN_EMPTY', 'Day'],
])('%j stops with %s', (template, code, column) => {
	const result = filled(template);
	expect(result).toMatchObject({ ok: false, problem: { code } });
	expect(JSON.stringify(result)).toContain(column);
});
