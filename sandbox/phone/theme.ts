import { useState } from 'preact/hooks';

export type Theme = 'system' | 'light' | 'dark';

const key = 'theme';

function saved(): Theme {
	const value = localStorage.getItem(key);
	return value === 'light' || value === 'dark' ? value : 'system';
}

function show(theme: Theme): void {
	if (theme === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
}

/** Shows the appearance that was last chosen in this browser. */
export function showSavedTheme(): void {
	show(saved());
}

/** The chosen appearance, and how to choose another. It is kept in this browser. */
export function useTheme(): [Theme, (theme: Theme) => void] {
	const [theme, setTheme] = useState(saved);
	const choose = (chosen: Theme) => {
		localStorage.setItem(key, chosen);
		show(chosen);
		setTheme(chosen);
	};
	return [theme, choose];
}
