export { shippedLaw } from '#backend/law/composeLaw.ts';
export { describeLaw, summarizeLaw } from '#backend/law/describeLaw.ts';
export { lawOf, loadLawBook, newestFigure, type LawBook } from '#backend/law/lawBook.ts';
export { createLawHandlers } from '#backend/law/lawHandlers.ts';
export { openOfficeLaw } from '#backend/law/officeLaw.ts';
