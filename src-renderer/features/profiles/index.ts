export { ProfilesPage, type ProfileTab } from '#renderer/features/profiles/ProfilesPage.tsx';
