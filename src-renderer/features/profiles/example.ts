import { useState } from 'react';
import type { ExampleInvoice } from '#shared/contract/profiles.ts';
import { nextBusinessDay, type BusinessCalendar } from '#shared/domain/law/businessDays.ts';
import { addDays, fromEpochDay, toEpochDay, type IsoDate } from '#shared/kernel/isoDate.ts';

/** What the line of time and the letter are shown for: a made-up invoice, or one of the creditor's own. */
export type Example =
  | { readonly kind: 'example'; readonly principal: number; readonly issued: IsoDate; readonly due: IsoDate }
  | { readonly kind: 'invoice'; readonly invoice: ExampleInvoice };

/** The example with what changes it. */
export interface ExampleChoice {
  readonly value: Example;
  /** The made-up invoice, also while one of the creditor's own is looked at. */
  readonly own: Extract<Example, { readonly kind: 'example' }>;
  readonly change: (part: Partial<Omit<Extract<Example, { readonly kind: 'example' }>, 'kind'>>) => void;
  /** Null goes back to the made-up one. */
  readonly choose: (invoice: ExampleInvoice | null) => void;
}

/** An example that begins with an invoice due on the next business day, two weeks after its date. */
export function useExample(today: string, calendar: BusinessCalendar): ExampleChoice {
  const [own, setOwn] = useState<ExampleChoice['own']>(() => ({
    kind: 'example',
    principal: 125_000,
    ...dueFrom(today as IsoDate, calendar),
  }));
  const [invoice, setInvoice] = useState<ExampleInvoice | null>(null);
  return {
    value: invoice === null ? own : { kind: 'invoice', invoice },
    own,
    change: (part) => setOwn((before) => ({ ...before, ...part })),
    choose: setInvoice,
  };
}

function dueFrom(
  today: IsoDate,
  calendar: BusinessCalendar,
): { readonly issued: IsoDate; readonly due: IsoDate } {
  const due = fromEpochDay(nextBusinessDay(calendar, toEpochDay(today)));
  return { issued: addDays(due, -14), due };
}
