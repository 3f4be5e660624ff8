import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChangeView, Page } from '../server/control/views';
import { useChanges } from './changes';

const page = 50;
/** Rows drawn beyond the visible ones, so that scrolling shows no gaps. */
const margin = 8;
const settleMs = 100;
const retryMs = 2000;

type Timer = ReturnType<typeof setTimeout> | undefined;

interface Props<Item> {
	/** What the list holds, for people who cannot see it. */
	label: string;
	/** Height of every row in pixels. */
	rowHeight: number;
	/** A different key means a different list, which begins at the top again. */
	listKey: string;
	load: (offset: number, limit: number) => Promise<Page<Item>>;
	concerns: (change: ChangeView) => boolean;
	/** The row's content; its first link or button is what the arrow keys go to. */
	row: (item: Item) => JSX.Element;
	/** What is shown when the list is empty. */
	empty: JSX.Element;
	/** Called with the length of the list whenever it is loaded. */
	onTotal?: (total: number) => void;
}

/** A list of any length: only the rows in view are loaded and drawn. Arrow keys, Home and End go through it. */
export function PagedList<Item>({ label, rowHeight, listKey, load, concerns, row, empty, onTotal }: Props<Item>) {
	const scroller = useRef<HTMLDivElement>(null);
	const [view, setView] = useState({ top: 0, height: 600 });
	const [total, setTotal] = useState<number>();
	const [pages, setPages] = useState<ReadonlyMap<number, Item[]>>(new Map());
	const [focused, setFocused] = useState<number>();
	/** The row that Tab goes to; the arrow keys move it. */
	const [stop, setStop] = useState(0);
	const generation = useRef(0);
	// A timer must use the list as it is by then, not the one shown when it was set.
	const reload = useRef<() => void>(() => undefined);
	const settling = useRef<Timer>(undefined);
	const retrying = useRef<Timer>(undefined);
	const reloadAfter = (timer: { current: Timer }, milliseconds: number) => {
		timer.current ??= setTimeout(() => {
			timer.current = undefined;
			reload.current();
		}, milliseconds);
	};

	const first = Math.max(0, Math.floor(view.top / rowHeight) - margin);
	const last = Math.min((total ?? 0) - 1, Math.ceil((view.top + view.height) / rowHeight) + margin);

	const loadPages = useCallback(
		(numbers: number[], fresh: boolean) => {
			if (fresh) generation.current += 1;
			const mine = generation.current;
			void Promise.all(numbers.map((number) => load(number * page, page))).then(
				(loaded) => {
					if (mine !== generation.current) return;
					const length = loaded[0]?.total ?? 0;
					setTotal(length);
					onTotal?.(length);
					const entries = loaded.map(({ items }, index): [number, Item[]] => [numbers[index] ?? 0, items]);
					setPages((known) => new Map(fresh ? entries : [...known, ...entries]));
				},
				// The connection's state is shown elsewhere, but a single request can fail while the connection stays.
				() => {
					if (mine === generation.current) reloadAfter(retrying, retryMs);
				},
			);
		},
		[load, onTotal],
	);

	// A different list: nothing known about the last one applies.
	useLayoutEffect(() => {
		setPages(new Map());
		setTotal(undefined);
		setFocused(undefined);
		setStop(0);
		scroller.current?.scrollTo(0, 0);
		loadPages([0], true);
	}, [listKey]);

	useEffect(() => {
		const element = scroller.current;
		if (element === null) return undefined;
		const measure = () => {
			setView({ top: element.scrollTop, height: element.clientHeight });
		};
		measure();
		const observer = new ResizeObserver(measure);
		observer.observe(element);
		element.addEventListener('scroll', measure, { passive: true });
		return () => {
			observer.disconnect();
			element.removeEventListener('scroll', measure);
			generation.current += 1;
			clearTimeout(settling.current);
			clearTimeout(retrying.current);
		};
	}, []);

	const firstPage = Math.floor(first / page);
	const lastPage = Math.max(firstPage, Math.floor(Math.max(0, last) / page));
	useEffect(() => {
		if (total === undefined) return;
		const missing = range(firstPage, lastPage).filter((number) => !pages.has(number));
		if (missing.length > 0) loadPages(missing, false);
	}, [firstPage, lastPage, total, pages, loadPages]);

	reload.current = () => {
		// The rest is loaded again when it comes into view.
		loadPages(range(firstPage, lastPage), true);
	};
	useChanges((change) => {
		if (concerns(change)) reloadAfter(settling, settleMs);
	});

	const focus = (index: number) => {
		const element = scroller.current;
		if (element === null || total === undefined || total === 0) return;
		const target = Math.min(Math.max(0, index), total - 1);
		const top = target * rowHeight;
		if (top < element.scrollTop) element.scrollTop = top;
		if (top + rowHeight > element.scrollTop + element.clientHeight)
			element.scrollTop = top + rowHeight - element.clientHeight;
		setFocused(target);
	};
	useLayoutEffect(() => {
		if (focused === undefined) return;
		const target = scroller.current?.querySelector<HTMLElement>(`[data-index="${focused}"] :is(a, button)`);
		if (target !== document.activeElement) target?.focus({ preventScroll: true });
	}, [focused, view.top, pages]);
	// The list is one stop of the Tab key, however long it is.
	useLayoutEffect(() => {
		const rows = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-index]') ?? [])];
		const stopRow = rows.find(({ dataset }) => dataset.index === String(stop)) ?? rows[0];
		for (const row of rows) {
			for (const target of row.querySelectorAll<HTMLElement>('a, button')) target.tabIndex = row === stopRow ? 0 : -1;
		}
	});

	const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>) => {
		const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]') : null;
		const index = Number(row?.dataset.index ?? -1);
		const rows = Math.max(1, Math.floor(view.height / rowHeight) - 1);
		const moves: Record<string, number> = {
			ArrowDown: index + 1,
			ArrowUp: index - 1,
			PageDown: index + rows,
			PageUp: index - rows,
			Home: 0,
			End: (total ?? 1) - 1,
		};
		const move = moves[event.key];
		if (move === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		focus(move);
	};

	const indexes = range(first, last);
	if (focused !== undefined && focused < (total ?? 0) && (focused < first || focused > last)) indexes.push(focused);
	return (
		<div class="paged-list" ref={scroller} onKeyDown={onKeyDown}>
			{total === 0 && empty}
			<ul aria-label={label} style={{ height: `${(total ?? 0) * rowHeight}px` }}>
				{indexes.map((index) => {
					const item = pages.get(Math.floor(index / page))?.[index % page];
					return (
						<li
							key={index}
							data-index={index}
							aria-setsize={total ?? -1}
							aria-posinset={index + 1}
							style={{ height: `${rowHeight}px`, transform: `translateY(${index * rowHeight}px)` }}
							onFocusIn={() => {
								setFocused(index);
								setStop(index);
							}}
							onFocusOut={() => setFocused(undefined)}
						>
							{item === undefined ? <div class="placeholder" aria-hidden="true" /> : row(item)}
						</li>
					);
				})}
			</ul>
		</div>
	);
}

const range = (first: number, last: number) =>
	Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
