import { useEffect, useState } from 'preact/hooks';

export type Route =
	| { view: 'messages'; number?: string; umid?: string }
	| { view: 'webhooks'; umid?: never }
	| { view: 'setup'; umid?: never };

function routeOf(hash: string): Route {
	const [view, number, umid] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
	if (view === 'webhooks' || view === 'setup') return { view };
	if (view !== 'with' || number === undefined || number === '') return { view: 'messages' };
	return { view: 'messages', number, ...(umid !== undefined && umid !== '' && { umid }) };
}

/** The part of the page's address after the hash sign, for links. */
export function hashOf(route: Route): string {
	if (route.view !== 'messages') return `#/${route.view}`;
	const parts = [route.number, route.umid].filter((part) => part !== undefined).map(encodeURIComponent);
	return parts.length === 0 ? '#/' : `#/with/${parts.join('/')}`;
}

export function goTo(route: Route): void {
	location.hash = hashOf(route);
}

export function useRoute(): Route {
	const [route, setRoute] = useState(() => routeOf(location.hash));
	useEffect(() => {
		const follow = () => {
			setRoute(routeOf(location.hash));
		};
		addEventListener('hashchange', follow);
		return () => {
			removeEventListener('hashchange', follow);
		};
	}, []);
	return route;
}
