import type { Writer } from '#backend/ledger/index.ts';

/** Writes what a run did to an invoice into its history. */
export async function writeRunEvent(
  db: Writer,
  run: { readonly id: number; readonly creditor_id: number },
  subject: {
    readonly customer_id: number;
    readonly invoice_id: number;
    readonly profile_id: number | null;
  },
  kind: 'notice_sent' | 'notice_withdrawn',
  params: Readonly<Record<string, string | number>>,
  now: string,
): Promise<void> {
  await db
    .insertInto('event')
    .values({
      at: now,
      creditor_id: run.creditor_id,
      customer_id: subject.customer_id,
      invoice_id: subject.invoice_id,
      run_id: run.id,
      profile_id: subject.profile_id,
      kind,
      params: JSON.stringify(params),
    })
    .execute();
}
