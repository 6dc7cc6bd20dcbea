import { useState } from 'react';
import type { ExampleInvoice } from '#shared/contract/profiles.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';

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

/** An example that begins with an invoice due today, two weeks after its date. */
export function useExample(today: string): ExampleChoice {
  const [own, setOwn] = useState<ExampleChoice['own']>(() => ({
    kind: 'example',
    principal: 125_000,
    issued: addDays(today as IsoDate, -14),
    due: today as IsoDate,
  }));
  const [invoice, setInvoice] = useState<ExampleInvoice | null>(null);
  return {
    value: invoice === null ? own : { kind: 'invoice', invoice },
    own,
    change: (part) => setOwn((before) => ({ ...before, ...part })),
    choose: setInvoice,
  };
}
