import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../projectRoot';
import { measure, numbersPage } from './numbersReport';

writeFileSync(join(projectRoot, 'docs/numbers.md'), numbersPage(measure()));
