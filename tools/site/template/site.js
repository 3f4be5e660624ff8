// Runs in the page: the search, and the choice between dark and light. Nothing is fetched, so that it works from a folder.
const search = document.getElementById('search');
const results = document.getElementById('results');
const root = document.body.dataset.root;

search.addEventListener('input', () => {
	const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
	const found = words.length === 0 ? [] : window.searchIndex.map((page) => scored(page, words)).filter(Boolean);
	found.sort((one, other) => other.score - one.score);
	results.hidden = words.length === 0;
	results.replaceChildren(...(found.length > 0 ? found.slice(0, 12).flatMap(shown) : ['Nothing found']));
});

document.getElementById('theme').addEventListener('click', () => {
	const isDark = getComputedStyle(document.documentElement).colorScheme === 'dark' || prefersDark();
	const theme = isDark ? 'light' : 'dark';
	document.documentElement.dataset.theme = theme;
	localStorage.setItem('theme', theme);
});

function prefersDark() {
	return document.documentElement.dataset.theme === '' && matchMedia('(prefers-color-scheme: dark)').matches;
}

/** A page that has all the words; a word in its title counts for ten. */
function scored(page, words) {
	const title = page.title.toLowerCase();
	const text = page.words.toLowerCase();
	let score = 0;
	for (const word of words) {
		const times = text.split(word).length - 1;
		if (times === 0 && !title.includes(word)) return undefined;
		score += Math.min(times, 10) + (title.includes(word) ? 10 : 0);
	}
	return { page, score, at: Math.max(0, text.indexOf(words[0]) - 60) };
}

function shown({ page, at }) {
	const link = document.createElement('a');
	link.href = `${root}/${page.address}`;
	link.textContent = page.title;
	const around = document.createElement('p');
	around.textContent = `… ${page.words.slice(at, at + 160)} …`;
	return [link, around];
}
