export { effectOfProfile } from '#backend/profiles/effectOfProfile.ts';
