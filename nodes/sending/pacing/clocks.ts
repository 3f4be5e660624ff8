import { openHours, type OpenHours } from './openHours';
import type { DeliveryWindow } from './pacing';

/** When a window is open in each time zone, from one moment to another. Must be queried in chronological order. */
export class Clocks {
	private readonly zones = new Map<string, { hours: OpenHours[]; passed: number }>();

	constructor(
		private readonly window: DeliveryWindow | undefined,
		private readonly from: number,
		private readonly until: number,
	) {}

	isOpen(timeZone: string, at: number): boolean {
		const hours = this.nextHours(timeZone, at);
		return this.window === undefined || (hours !== undefined && hours.open <= at);
	}

	/** The first moment after this one at which it opens; Infinity where there is none. */
	nextOpening(timeZone: string, at: number): number {
		const hours = this.nextHours(timeZone, at);
		if (hours === undefined) return Infinity;
		if (hours.open > at) return hours.open;
		const zone = this.zoneOf(timeZone);
		return zone.hours[zone.passed + 1]?.open ?? Infinity;
	}

	/** On how many days it is open, in the zone where these are most; undefined without a window. */
	get days(): number | undefined {
		if (this.window === undefined) return undefined;
		const counts = [...this.zones.values()].map(({ hours }) => new Set(hours.map(({ day }) => day)).size);
		return Math.max(0, ...counts);
	}

	/** The hours that have not passed yet; undefined where there are none left, or there is no window. */
	private nextHours(timeZone: string, at: number): OpenHours | undefined {
		if (this.window === undefined) return undefined;
		const zone = this.zoneOf(timeZone);
		while (zone.passed < zone.hours.length && (zone.hours[zone.passed]?.close ?? 0) <= at) zone.passed += 1;
		return zone.hours[zone.passed];
	}

	private zoneOf(timeZone: string): { hours: OpenHours[]; passed: number } {
		const known = this.zones.get(timeZone);
		if (known !== undefined) return known;
		const hours = this.window === undefined ? [] : openHours(this.window, timeZone, this.from, this.until);
		const zone = { hours, passed: 0 };
		this.zones.set(timeZone, zone);
		return zone;
	}
}
