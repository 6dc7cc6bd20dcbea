import { cleanText } from '#shared/domain/letters/cleanText.ts';
import type {
  CoverSheetFacts,
  CoverSheetLetter,
  CoverSheetModel,
} from '#shared/domain/letters/coverSheet.ts';
import { type LetterFormat, letterFormat } from '#shared/domain/letters/letterFormat.ts';
import type { NoticeForm } from '#shared/domain/law/lawPack.ts';
import type { LetterFact, LetterTable } from '#shared/domain/letters/letterModel.ts';
import { type CoverSheetTexts, fillText } from '#shared/domain/letters/letterTexts.ts';

/**
 * Writes the cover sheet: counts of letters, pages, sheets and envelopes, sums, and every letter in print order. Sheets
 * are those of one-sided printing. Throws when the letters do not add up to the total.
 */
export function composeCoverSheet(facts: CoverSheetFacts, texts: CoverSheetTexts): CoverSheetModel {
  const format = letterFormat(facts.language, facts.country);
  const { letters, sums } = facts;
  const stated = sums.principal + sums.interest + sums.fees + sums.compensation - sums.credit;
  const listed = letters.reduce((sum, letter) => sum + letter.total, 0);
  if (stated !== sums.total || listed !== sums.total) {
    throw new Error(`cover sheet: parts ${stated}, letters ${listed} and total ${sums.total} differ`);
  }
  return {
    country: facts.country,
    language: facts.language,
    date: facts.date,
    title: texts.title,
    facts: [
      { label: texts.creditor, value: cleanText(facts.creditor) },
      { label: texts.run, value: String(facts.runNumber) },
      { label: texts.date, value: format.day(facts.date) },
    ],
    counts: composeCounts(letters, texts),
    sums: [
      { label: texts.principal, value: format.amount(sums.principal) },
      { label: texts.interest, value: format.amount(sums.interest) },
      { label: texts.fees, value: format.amount(sums.fees) },
      ...(sums.compensation === 0
        ? []
        : [{ label: texts.compensation, value: format.amount(sums.compensation) }]),
      ...(sums.credit === 0 ? [] : [{ label: texts.credit, value: format.amount(-sums.credit) }]),
      { label: texts.total, value: format.money(sums.total, facts.currency) },
    ],
    check: texts.check,
    listTitle: texts.list,
    list: composeList(letters, texts, format),
    pageLabel: texts.pageLabel,
  };
}

function composeCounts(letters: readonly CoverSheetLetter[], texts: CoverSheetTexts): readonly LetterFact[] {
  const pages = letters.reduce((sum, letter) => sum + letter.pages, 0);
  const ofKind = (kind: NoticeForm): number => letters.filter((letter) => letter.kind === kind).length;
  const demands = ofKind('demand_letter');
  return [
    { label: texts.letters, value: String(letters.length) },
    { label: texts.reminder, value: String(ofKind('reminder')) },
    { label: texts.collection_notice, value: String(ofKind('collection_notice')) },
    ...(demands === 0 ? [] : [{ label: texts.demand_letter, value: String(demands) }]),
    { label: texts.pages, value: String(pages) },
    // One-sided: as many sheets as pages.
    { label: texts.sheets, value: String(pages) },
    { label: texts.envelopes, value: String(letters.length) },
  ];
}

function composeList(
  letters: readonly CoverSheetLetter[],
  texts: CoverSheetTexts,
  format: LetterFormat,
): LetterTable {
  return {
    columns: [
      { title: texts.number, align: 'right' },
      { title: texts.customer, align: 'left', grows: true },
      { title: texts.customerNumber, align: 'left' },
      { title: texts.postcode, align: 'left' },
      { title: texts.kind, align: 'left' },
      { title: texts.pages, align: 'right' },
      { title: texts.amount, align: 'right' },
    ],
    detailTitle: '',
    rows: letters.map((letter) => ({
      cells: [
        String(letter.number),
        cleanText(letter.customer),
        cleanText(letter.customerNumber),
        cleanText(letter.postcode),
        fillText(texts[`${letter.kind}Row`], { ordinal: String(letter.ordinal) }),
        String(letter.pages),
        format.amount(letter.total),
      ],
      detail: '',
    })),
  };
}
