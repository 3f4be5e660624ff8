import { addressesIn } from '../settings/filledIn';
import { textOf } from '../../../nodes/problems/unknownValues';
import { brazeRequest } from '../../../providers/receipts/braze';

export default function convertForBraze() {
	return $input.all().flatMap(({ json }, item) => {
		const setting = (name: string) => textOf(json[name])?.trim() ?? '';
		const groups = { sms: setting('Subscription group'), whatsApp: setting('WhatsApp subscription group') };
		const request = brazeRequest(json, groups);
		if (request === undefined) return [];
		addressesIn(json, { 'REST endpoint': "Braze's REST endpoint" });
		const endpoint = setting('REST endpoint');
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
