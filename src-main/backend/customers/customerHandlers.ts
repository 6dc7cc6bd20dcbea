import { createTexts } from '#shared/i18n/createTexts.ts';
import { chooseLocale } from '#shared/i18n/locales.ts';
import { asCommand, asQuery } from '#backend/border/border.ts';
import { refuse } from '#backend/border/refuse.ts';
import { readBlocked } from '#backend/customers/blockedCustomers.ts';
import { bringBackHandlers } from '#backend/customers/bringBackHandlers.ts';
import { cardHandlers } from '#backend/customers/cardHandlers.ts';
import { readCustomerCard } from '#backend/customers/customerCard.ts';
import { readCustomerHistory } from '#backend/customers/customerHistory.ts';
import { readCustomerInvoices } from '#backend/customers/customerInvoices.ts';
import { readCustomerList } from '#backend/customers/customerList.ts';
import { readCustomerNotices } from '#backend/customers/customerNotices.ts';
import { createFollowChange, readCustomer } from '#backend/customers/followChange.ts';
import { copyDocument, findInvoiceDocument } from '#backend/customers/invoiceDocument.ts';
import { readMissing } from '#backend/customers/missingContactData.ts';
import { processHandlers } from '#backend/customers/processHandlers.ts';
import { writeBlocked } from '#backend/customers/writeBlocked.ts';
import type { LawBook } from '#backend/law/index.ts';
import type { Reader } from '#backend/ledger/index.ts';
import type { StandingsKeeper } from '#backend/reminders/index.ts';

/** What the area is built with. Files for the user are written in `passing`. */
export interface CustomerMeans {
  readonly laws: LawBook;
  readonly keeper: StandingsKeeper;
  readonly passing: string;
  /** The folder `resources` of the program. */
  readonly resources: string;
  /** Where the invoice as it was sent is kept, by its checksum. */
  readonly documentPath: (sha256: string) => string;
}

/** The handlers of the area `customers`: list and card, what is missing, what is changed here, who is blocked. */
export function createCustomerHandlers(means: CustomerMeans) {
  const { laws, keeper, passing, resources, documentPath } = means;
  const follow = createFollowChange(laws, keeper);
  return {
    get: asQuery.customers.get.handler(async ({ input, context: { db, clock } }) => {
      const card = await readCustomerCard(db, input.customerId, clock.today());
      return card ?? refuse('customer_not_found', { customer: input.customerId });
    }),

    list: asQuery.customers.list.handler(async ({ input, context: { db, clock } }) => {
      const { filter, sort } = input;
      await expectCreditor(db, filter.creditorId);
      // What a new day or a new import changed comes a moment later, and the list is told.
      void keeper.ensure(filter.creditorId);
      return readCustomerList(db, filter, sort, input, clock.today());
    }),

    invoices: asQuery.customers.invoices.handler(async ({ input, context: { db, clock } }) => {
      await readCustomer(db, input.customerId);
      return readCustomerInvoices(db, input.customerId, input, clock.today());
    }),

    document: asQuery.customers.document.handler(async ({ input, context: { db, files } }) => {
      const document = await findInvoiceDocument(db, input.invoiceId);
      const path = await copyDocument(documentPath(document.sha256), passing, document);
      return { file: files.register(path, document.name), name: document.name };
    }),

    notices: asQuery.customers.notices.handler(async ({ input, context: { db } }) => {
      await readCustomer(db, input.customerId);
      return readCustomerNotices(db, input.customerId);
    }),

    history: asQuery.customers.history.handler(async ({ input, context: { db } }) => {
      await readCustomer(db, input.customerId);
      return readCustomerHistory(db, input.customerId, input.limit);
    }),

    note: asCommand.customers.note.handler(async ({ input, context: { db, clock, actor, changed } }) => {
      const text = input.text.trim();
      if (text === '') refuse('note_empty', {});
      const customer = await readCustomer(db, input.customerId);
      const { id } = await db
        .insertInto('note')
        .values({
          creditor_id: customer.creditor_id,
          customer_id: customer.id,
          invoice_id: null,
          text,
          written_by: actor,
          created_at: clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      changed('customers');
      return { noteId: id };
    }),

    missing: asQuery.customers.missing.handler(async ({ input, context: { db } }) => {
      await expectCreditor(db, input.creditorId);
      return readMissing(db, input.creditorId, input.what, input);
    }),

    blocked: asQuery.customers.blocked.handler(({ input, context: { db } }) =>
      readBlocked(db, input.creditorId),
    ),

    exportBlocked: asQuery.customers.exportBlocked.handler(
      async ({ input, context: { db, clock, files } }) => {
        const rows = await readBlocked(db, input.creditorId);
        const name = `blocked-${input.creditorId}-${clock.today()}.csv`;
        const path = await writeBlocked(passing, name, rows, createTexts(chooseLocale([input.locale])));
        return { file: files.register(path, name), name, rows: rows.length };
      },
    ),

    ...cardHandlers({ follow, resources }),
    ...processHandlers(follow),
    ...bringBackHandlers({ follow, passing }),
  };
}

async function expectCreditor(db: Reader, creditorId: number): Promise<void> {
  const row = await db.selectFrom('creditor').select('id').where('id', '=', creditorId).executeTakeFirst();
  if (row === undefined) refuse('creditor_not_found', { creditor: creditorId });
}
