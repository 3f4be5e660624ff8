import type { INodeProperties } from 'n8n-workflow';

/**
 * The fields of all operations of a resource. One that several have alike is there once, shown for each of them, as far as the
 * order of the fields allows it: that of every operation stays.
 * @param panels the fields of each operation, shown for it alone
 */
export function sharedFields(panels: readonly (readonly INodeProperties[])[]): INodeProperties[] {
	return panels.reduce<INodeProperties[]>((all, panel) => interleaved(all, panel), []);
}

/** Both lists in their order. What both have alike at places that do not cross is one field. */
function interleaved(all: readonly INodeProperties[], panel: readonly INodeProperties[]): INodeProperties[] {
	const fields: INodeProperties[] = [];
	let rest = all;
	let restOfPanel = panel;
	for (const [field, twin] of commonFields(all, panel)) {
		fields.push(...rest.slice(0, rest.indexOf(field)), ...restOfPanel.slice(0, restOfPanel.indexOf(twin)));
		fields.push(shownForBoth(field, twin));
		rest = rest.slice(rest.indexOf(field) + 1);
		restOfPanel = restOfPanel.slice(restOfPanel.indexOf(twin) + 1);
	}
	return [...fields, ...rest, ...restOfPanel];
}

/** The longest sequence of fields that are alike in both lists, in the order of both. */
function commonFields(
	all: readonly INodeProperties[],
	panel: readonly INodeProperties[],
): [INodeProperties, INodeProperties][] {
	const keys = panel.map(keyOf);
	// The longest sequence of what was looked at so far, for each length of the panel.
	let longest = Array.from({ length: panel.length + 1 }, (): [INodeProperties, INodeProperties][] => []);
	for (const field of all) {
		const key = keyOf(field);
		const next: typeof longest = [[]];
		for (const [index, twin] of panel.entries()) {
			const [without, before, above] = [longest[index + 1] ?? [], next[index] ?? [], longest[index] ?? []];
			const best = before.length > without.length ? before : without;
			next.push(keys[index] === key && above.length >= best.length ? [...above, [field, twin]] : best);
		}
		longest = next;
	}
	return longest.at(-1) ?? [];
}

/** What a field is, but for the operations that it is shown for. */
function keyOf({ displayOptions, ...field }: INodeProperties): string {
	return JSON.stringify([field, displayOptions?.hide, { ...displayOptions?.show, operation: undefined }]);
}

function shownForBoth(field: INodeProperties, twin: INodeProperties): INodeProperties {
	const operation = [...(field.displayOptions?.show?.operation ?? []), ...(twin.displayOptions?.show?.operation ?? [])];
	return { ...field, displayOptions: { ...field.displayOptions, show: { ...field.displayOptions?.show, operation } } };
}
