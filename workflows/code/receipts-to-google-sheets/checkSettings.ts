export { default } from '../settings/checkTabAddress';
