import type { Json } from '../form';
import { listed } from './listed';
import { stored } from './stored';
import { requestTo, type WebhookApi } from './webhookApi';

/** Removes the registration if it still points to this webhook. What attach did not register is left alone. */
export function detach(api: WebhookApi): Json {
	const subAccountId = stored('subAccountId');
	const type = stored('type');
	const { isRemovable } = listed(subAccountId, stored('url'), api.types);
	return [
		{
			...requestTo(api, 'list'),
			condition: `{{if(${subAccountId}, true, false)}}`,
			response: { temp: { isRemovable: `{{${isRemovable(type)}}}` } },
		},
		{
			...requestTo(api, 'remove'),
			condition: '{{if(temp.isRemovable, true, false)}}',
			body: [{ subAccountId: `{{${subAccountId}}}`, type: `{{${type}}}` }],
		},
	];
}
