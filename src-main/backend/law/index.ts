export { lawOf, loadLawBook, newestFigure, type LawBook } from '#backend/law/loadLaw.ts';
