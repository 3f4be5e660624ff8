import { textOf } from '../../../nodes/problems/unknownValues';
import { brazeRequest } from '../../../providers/receipts/braze';

export default function map() {
	return $input.all().flatMap(({ json }, item) => {
		const request = brazeRequest(json, textOf(json['Subscription group'])?.trim() ?? '');
		if (request === undefined) return [];
		const endpoint = textOf(json['REST endpoint'])?.trim() ?? '';
		return [
			{
				json: {
					url: `${endpoint.endsWith('/') ? endpoint.slice(0, -1) : endpoint}${request.path}`,
					body: request.body,
				},
				pairedItem: { item },
			},
		];
	});
}
