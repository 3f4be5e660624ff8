import { callbackBody } from '../../../providers/receipts/clevertap';

export default function buildRequestBody() {
	const mapped = $('Convert event').first().json;
	// A reply carries no message ID: the data table has that of the last message to the phone.
	const { messageId } = mapped.event === 'replied' ? $input.first().json : mapped;
	return [{ json: { body: callbackBody(mapped, messageId) } }];
}
