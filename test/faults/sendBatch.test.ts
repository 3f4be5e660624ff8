import { campaign } from './campaignTest';

campaign('sendBatch');
