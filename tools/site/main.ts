import { join } from 'node:path';
import { projectRoot } from '../../projectRoot';
import { buildSite } from './build';

const folder = join(projectRoot, '.site');

void buildSite(folder).then(
	() => console.log(`The site is ready: open ${join(folder, 'index.html')}`),
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
