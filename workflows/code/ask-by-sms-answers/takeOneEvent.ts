export { default } from '../events/takeOneEvent';
