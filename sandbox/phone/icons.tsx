const paths = {
	search: 'M11 4a7 7 0 1 0 4.2 12.6l4.6 4.6 1.4-1.4-4.6-4.6A7 7 0 0 0 11 4zm0 2a5 5 0 1 1 0 10 5 5 0 0 1 0-10z',
	close: 'M6.4 5 5 6.4 10.6 12 5 17.6 6.4 19 12 13.4 17.6 19 19 17.6 13.4 12 19 6.4 17.6 5 12 10.6z',
	back: 'M15.5 4.5 8 12l7.5 7.5 1.5-1.5-6-6 6-6z',
	compose: 'M4 4h9v2H6v12h12v-7h2v9H4V4zm14.6-.8 2.2 2.2L13 13.2 10 14l.8-3z',
	sun: 'M12 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM11 2h2v3h-2zm0 17h2v3h-2zM2 11h3v2H2zm17 0h3v2h-3zM4.2 5.6l1.4-1.4 2.1 2.1-1.4 1.4zm12.1 12.1 1.4-1.4 2.1 2.1-1.4 1.4zM4.2 18.4l2.1-2.1 1.4 1.4-2.1 2.1zM16.3 6.3l2.1-2.1 1.4 1.4-2.1 2.1z',
	moon: 'M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5zM7.1 7.3a10.5 10.5 0 0 0 9.6 9.6 6.5 6.5 0 1 1-9.6-9.6z',
	system: 'M3 4h18v13h-8v2h3v2H8v-2h3v-2H3V4zm2 2v9h14V6z',
	check: 'M9.5 18 3.6 12.1 5 10.7l4.5 4.5L19 5.7l1.4 1.4z',
	warning: 'M12 3 1.5 21h21zm0 4 7 12H5zm-1 4v4h2v-4zm0 5v2h2v-2z',
	clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm-1 2h2v4.6l3 3-1.4 1.4-3.6-3.6z',
	send: 'M3 4.5 22 12 3 19.5V14l11-2-11-2z',
	copy: 'M8 3h12v14H8zm2 2v10h8V5zM4 7h2v12h10v2H4z',
	down: 'M6.4 9 5 10.4l7 7 7-7L17.6 9 12 14.6z',
	image: 'M3 4h18v16H3zm2 2v8.6l4-4 5 5 2-2 3 3V6zm9.5 1.5a2 2 0 1 1 0 4 2 2 0 0 1 0-4z',
	video: 'M3 5h13v4.5l5-3v11l-5-3V19H3zm2 2v10h9V7z',
	audio: 'M10 4h2v16h-2zM6 8h2v8H6zm8-1h2v10h-2zm4 3h2v4h-2zM2 10h2v4H2z',
	file: 'M6 2h8l5 5v15H6zm2 2v16h9V9h-4V4z',
	place: 'M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7zm0 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
	link: 'M14 3h7v7h-2V6.4l-8.3 8.3-1.4-1.4L17.6 5H14zM5 5h6v2H7v10h10v-4h2v6H5z',
	dial: 'M6.6 3 10 6.4 7.9 9.6a12 12 0 0 0 6.5 6.5l3.2-2.1L21 17.4 17.8 21C9.6 20.6 3.4 14.4 3 6.2z',
	event: 'M7 2h2v2h6V2h2v2h4v17H3V4h4zm12 7H5v10h14zM5 6v1h14V6z',
	reply: 'M10 5v4c7 0 10 4 11 10-2.500-3.500-6-5-11-5v4l-7-6.500z',
	list: 'M4 6h2v2H4zm4 0h12v2H8zM4 11h2v2H4zm4 0h12v2H8zM4 16h2v2H4zm4 0h12v2H8z',
	attach:
		'M16.500 6v10a4.500 4.500 0 0 1-9 0V5.500a3 3 0 0 1 6 0V15a1.500 1.500 0 0 1-3 0V7h1.800v8h-.600V5.500a1.200 1.200 0 0 0-2.400 0V16a2.700 2.700 0 0 0 5.400 0V6z',
	refresh: 'M12 4a8 8 0 0 1 7 4.1V5h2v7h-7v-2h3.7A6 6 0 1 0 18 13.5l1.9.6A8 8 0 1 1 12 4z',
} as const;

export type IconName = keyof typeof paths;

/** A picture without a meaning of its own: the words are beside it or in the label of its button. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
	return (
		<svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
			<path d={paths[name]} fill="currentColor" />
		</svg>
	);
}
