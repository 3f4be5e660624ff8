export { default } from '../google-sheets-to-sms/fillInMessages';
