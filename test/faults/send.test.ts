import { campaign } from './campaignTest';

campaign('send');
