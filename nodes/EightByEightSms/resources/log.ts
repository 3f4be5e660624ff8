import { cancelLogExport } from '../../generated/sms';
import { exportLog, getExport } from '../kinds/logExport';
import { request } from '../kinds/request';
import { exportCancellation } from '../log/job';
import type { Resource } from '../operation';

export const log: Resource = {
	entry: { name: 'Log', value: 'log' },
	operations: [exportLog(), getExport(), request(cancelLogExport, exportCancellation)],
};
