export { default } from '../settings/checkHelpDesk';
