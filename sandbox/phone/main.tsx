import { render } from 'preact';
import { App } from './app';
import { listen } from './changes';
import { showSavedTheme } from './theme';
import './style/index.css';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no element for the phone');
showSavedTheme();
listen();
render(<App />, root);
