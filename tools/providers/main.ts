import { fillProvidersCommand } from './fill';

void fillProvidersCommand(process.argv.slice(2));
