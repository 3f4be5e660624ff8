import { useState } from 'preact/hooks';
import { Icon, type IconName } from '../icons';

type Kind = 'image' | 'audio' | 'video' | 'file';

const names: Record<Kind, string> = { image: 'Image', audio: 'Audio', video: 'Video', file: 'File' };
const icons: Record<Kind, IconName> = { image: 'image', audio: 'audio', video: 'video', file: 'file' };

/** Where the sandbox itself has a file: below this page's own address, whichever name it is reached by. */
function ownPath(url: string): string | undefined {
	if (!URL.canParse(url)) return undefined;
	const { pathname, search } = new URL(url);
	return pathname.startsWith('/chatapps/files/') ? pathname + search : undefined;
}

/**
 * A picture, sound, video or file. A picture is shown if the sandbox itself has it; for all others the page shows
 * their address, and fetches nothing from elsewhere.
 */
export function Media({ kind, url = '' }: { kind: Kind; url?: string | undefined }) {
	const [isGone, setGone] = useState(false);
	const own = ownPath(url);
	if (kind === 'image' && own !== undefined && !isGone) {
		return (
			<img
				class="medium"
				src={own}
				alt="Image"
				onError={() => {
					setGone(true);
				}}
			/>
		);
	}
	const { host, name } = partsOf(url);
	return (
		<a
			class={`medium is-${kind}`}
			href={url}
			target="_blank"
			rel="noreferrer"
			onClick={(event) => {
				event.stopPropagation();
			}}
		>
			<Icon name={icons[kind]} size={kind === 'image' || kind === 'video' ? 34 : 24} />
			<span class="medium-name">
				<span class="content-kind">{isGone ? `${names[kind]}, no longer there` : names[kind]}</span> {name}
				{host !== '' && <span class="medium-host">{host}</span>}
			</span>
		</a>
	);
}

function partsOf(url: string): { host: string; name: string } {
	if (!URL.canParse(url)) return { host: '', name: url };
	const { host, pathname } = new URL(url);
	return { host, name: decodeURI(pathname.slice(pathname.lastIndexOf('/') + 1)) };
}
