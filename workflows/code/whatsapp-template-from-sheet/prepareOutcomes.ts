export { default } from '../google-sheets-to-sms/prepareOutcomes';
