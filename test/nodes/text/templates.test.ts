import { expect, test } from 'vitest';
import { fillTemplate } from '../../../nodes/text/templates';
import { templateCases } from '../../cases/templates';

const row = new Map([
	['Name', 'Ann'],
	['First Name', '{Day}'],
	['Day', ''],
	['Price', '$& and $1'],
]);

const filled = (template: string) => fillTemplate(template, (column) => row.get(column));

test.each(templateCases)('$template with $row', ({ template, row: { FirstName }, expected, refused }) => {
	const result = fillTemplate(template, (column) => (column === 'FirstName' ? FirstName : undefined));
	expect(result).toMatchObject(expected === undefined ? { problem: { code: refused } } : { value: expected });
});

test.each([
	['Hi { Name }, {Name}!', 'Hi Ann, Ann!'],
	['{First Name}', '{Day}'],
	['{Price}', '$& and $1'],
])('%j becomes %j', (template, text) => {
	expect(filled(template)).toEqual({ ok: true, value: text });
});

test.each([
	['Hi {LastName}', 'TEMPLATE_COLUMN_UNKNOWN', 'LastName'],
	['{Name}, see you {Day}', 'TEMPLATE_COLUMN_EMPTY', 'Day'],
])('%j stops with %s', (template, code, column) => {
	const result = filled(template);
	expect(result).toMatchObject({ ok: false, problem: { code } });
	expect(JSON.stringify(result)).toContain(column);
});
