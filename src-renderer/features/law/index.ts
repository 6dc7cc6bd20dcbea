export { LawPage, type LawPlace } from '#renderer/features/law/LawPage.tsx';
