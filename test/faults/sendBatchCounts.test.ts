import { campaign } from './campaignTest';

campaign('sendBatch with an item for each batch');
