export { createOfficeHandlers } from '#backend/office/officeHandlers.ts';
export { startDemo, type DemoMeans } from '#backend/office/startDemo.ts';
