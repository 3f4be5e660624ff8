import { campaign } from './campaignTest';

campaign('sendBatch with a list');
