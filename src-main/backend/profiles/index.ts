export { addPresetProfiles, presetName, readPresets } from '#backend/profiles/presets.ts';
export { moveCustomers } from '#backend/profiles/moveCustomers.ts';
export { createProfileHandlers } from '#backend/profiles/profileHandlers.ts';
