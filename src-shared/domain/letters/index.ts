export { composeCoverSheet } from '#shared/domain/letters/composeCoverSheet.ts';
export type {
  CoverSheetFacts,
  CoverSheetLetter,
  CoverSheetModel,
} from '#shared/domain/letters/coverSheet.ts';
export { composeLetter } from '#shared/domain/letters/composeLetter.ts';
export type {
  LetterCreditor,
  LetterCustomer,
  LetterInput,
  LetterInterestLine,
  LetterLine,
} from '#shared/domain/letters/letterInput.ts';
export {
  type LetterLanguage,
  letterLanguage,
  letterLanguages,
} from '#shared/domain/letters/letterLanguage.ts';
export type { LetterModel } from '#shared/domain/letters/letterModel.ts';
export type { LetterTexts } from '#shared/domain/letters/letterTexts.ts';
export { readModel, serializeModel } from '#shared/domain/letters/serializeModel.ts';
