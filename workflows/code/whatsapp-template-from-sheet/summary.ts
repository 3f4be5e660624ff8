import countsOfRows from '../google-sheets-campaign/summary';

/** Counts by outcome; chat apps know no segments. */
export default function summary() {
	return countsOfRows().map(({ json }) => ({
		json: Object.fromEntries(Object.entries(json).filter(([name]) => name !== 'segments')),
	}));
}
