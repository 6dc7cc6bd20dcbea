import type { HoldRequest } from '#shared/contract/holds.ts';
import { type ObjectionType, objectionTypes } from '#shared/domain/dunning/objectionType.ts';
import { MoneyField, Select, Switch, useTexts } from '#renderer/ui/index.ts';

/** What is told of an objection beside its text. */
export type ObjectionDraft = NonNullable<HoldRequest['objection']>;

/** An objection on the whole of which nothing is known yet. */
export const noObjection: ObjectionDraft = { type: 'other', amount: null, answerDue: null };

interface Props {
  readonly objection: ObjectionDraft;
  readonly onChange: (objection: ObjectionDraft) => void;
  /** The single invoice that it is on: what is open, in minor units. Several are disputed as a whole only. */
  readonly invoice?: { readonly open: number; readonly currency: string };
}

/** What a customer objects to, and whether to the whole invoice or a part of it. */
export function ObjectionFields({ objection, onChange, invoice }: Props) {
  const { t, format } = useTexts();
  const { amount } = objection;
  return (
    <>
      <Select
        label={t('customers.hold.type')}
        selected={objection.type}
        options={objectionTypes.map((id) => ({ id, title: t(`words.objection.${id}`) }))}
        onSelect={(id) => onChange({ ...objection, type: typeOf(id) })}
      />
      {invoice !== undefined && invoice.open > 0 && (
        <Switch
          label={t('customers.hold.part')}
          help={t('customers.hold.partHelp')}
          selected={amount !== null}
          onChange={(part) => onChange({ ...objection, amount: part ? 0 : null })}
        />
      )}
      {invoice !== undefined && amount !== null && (
        <MoneyField
          label={t('customers.hold.amount')}
          help={t('customers.hold.amountHelp', { open: format.money(invoice.open, invoice.currency) })}
          value={amount}
          maximum={invoice.open / 100}
          unit={invoice.currency}
          onChange={(next) => onChange({ ...objection, amount: next })}
        />
      )}
    </>
  );
}

function typeOf(id: string): ObjectionType {
  return objectionTypes.find((type) => type === id) ?? 'other';
}
