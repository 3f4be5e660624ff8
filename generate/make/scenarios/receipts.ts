import { cell, letterOf, searchRows, updateRow } from './sheet';
import { type Draft, trigger } from './step';

const state = '{{1.status.state}}';
const before = `{{${cell(2, 'Receipt')}}}`;

/**
 * Delivery receipts into the rows of their messages. Their order is not guaranteed: only `read` may follow a final
 * state.
 */
export const receiptsIntoSheet: Draft[] = [
	trigger(1, 'watchDeliveryReceipts'),
	searchRows(2, 'The row of the message', [{ a: letterOf('UMID'), o: 'text:equal', b: '{{1.umid}}' }], 1),
	updateRow(
		3,
		'Write the receipt',
		2,
		{
			Receipt: state,
			'Receipt Detail': '{{ifempty(1.status.errorMessage; 1.status.detail)}}',
			'Receipt At': '{{1.status.timestamp}}',
		},
		{
			name: 'Newer than what is there',
			conditions: [
				[{ a: before, o: 'notexist' }],
				[{ a: before, o: 'text:equal', b: 'sent' }],
				[{ a: state, o: 'text:equal', b: 'read' }],
			],
		},
	),
];
