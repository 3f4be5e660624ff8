import { cancelLogExport } from '../../generated/sms';
import { exportLog, getExport } from '../log/logExport';
import { request } from '../../operations/request';
import { exportCancellation } from '../log/job';
import type { Resource } from '../../operations/operation';

export const log: Resource = {
	entry: { name: 'Log', value: 'log' },
	operations: [exportLog(), getExport(), request(cancelLogExport, exportCancellation)],
};
