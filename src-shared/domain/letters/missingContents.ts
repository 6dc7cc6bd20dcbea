import type { LawPack, NoticeContent } from '#shared/domain/law/lawPack.ts';
import type { LetterModel, LetterNote } from '#shared/domain/letters/letterModel.ts';

/**
 * What the law wants said in a notice of this form and this letter does not say, in the order of the pack. Looks at the
 * blocks of the finished letter: whether each is there and says something. An answer to an objection is no notice.
 */
export function missingContents(model: LetterModel, pack: LawPack): readonly NoticeContent[] {
  if (model.kind === 'answer') return [];
  return pack.notices.contents[model.kind].value.filter((content) => !says[content](model));
}

const says: Readonly<Record<NoticeContent, (model: LetterModel) => boolean>> = {
  creditor: ({ sender }) => sender.name !== '' && sender.lines.length > 0,
  debtor: ({ recipient }) => recipient.length > 0,
  // What is claimed, invoice by invoice: its number, its day, its amount.
  basis: ({ invoices }) =>
    invoices.rows.length > 0 &&
    invoices.rows.every((row) => row.cells.length >= 4 && row.cells.every((cell) => cell !== '')),
  principal_and_additions: ({ sums }) => sums.some((sum) => sum.weight === 'part' && sum.value !== ''),
  // Nothing to say where no interest is claimed.
  interest_rate_and_start: ({ interest }) =>
    interest === null || (interest.text !== '' && interest.table.rows.length > 0),
  total: ({ sums }) => sums.some((sum) => sum.weight === 'total' && sum.value !== ''),
  deadline: ({ facts }) => facts.some((fact) => fact.about === 'deadline' && fact.value !== ''),
  payment_details: ({ payment }) =>
    payment.facts.some((fact) => fact.about === 'account' && fact.value !== ''),
  collection_follows: ({ warning }) => warning !== '',
  right_to_object: (model) => hasNote(model, 'objection'),
  right_to_suspension: (model) => hasNote(model, 'suspension'),
};

function hasNote({ closing }: LetterModel, about: LetterNote['about']): boolean {
  return closing.some((note) => note.about === about && note.text !== '');
}
