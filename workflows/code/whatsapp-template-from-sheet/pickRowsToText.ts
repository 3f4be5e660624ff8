export { default } from '../google-sheets-to-sms/pickRowsToText';
