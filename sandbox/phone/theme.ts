import { useEffect, useState } from 'preact/hooks';

export type Theme = 'system' | 'light' | 'dark';

const KEY = 'theme';

function saved(): Theme {
	const value = localStorage.getItem(KEY);
	return value === 'light' || value === 'dark' ? value : 'system';
}

/** The chosen appearance, and how to choose another. It is kept in this browser. */
export function useTheme(): [Theme, (theme: Theme) => void] {
	const [theme, setTheme] = useState(saved);
	useEffect(() => {
		if (theme === 'system') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = theme;
		localStorage.setItem(KEY, theme);
	}, [theme]);
	return [theme, setTheme];
}
