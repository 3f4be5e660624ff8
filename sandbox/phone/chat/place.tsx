import type { MessageView } from '../../server/control/views';
import { Icon } from '../icons';

type Location = NonNullable<MessageView['chat']>['content']['location'];

/** A place with a sketch of a map: a real one would come from elsewhere. */
export function Place({ location }: { location: Location }) {
	if (location === undefined) return null;
	const { name, address, latitude, longitude } = location;
	return (
		<span class="place">
			<span class="map">
				<svg viewBox="0 0 240 96" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">
					<path class="map-park" d="M0 0h84l-22 38L0 46zM176 96l20-34 44-8v42z" />
					<path class="map-road" d="M-8 70 96 40l56 16 96-34M70-8l22 50 10 62M196-8l-44 64 12 48" />
				</svg>
				<Icon name="place" size={30} />
			</span>
			<span class="content-kind">Location</span>
			{name !== undefined && <strong>{name}</strong>}
			{address !== undefined && <span>{address}</span>}
			<span class="coordinates">
				{latitude}, {longitude}
			</span>
		</span>
	);
}
