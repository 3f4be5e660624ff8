import { whichWord } from '../optOut/whichWord';

export default function ofEvent() {
	return [{ json: whichWord($('Settings').first().json, $('Event').first().json) }];
}
