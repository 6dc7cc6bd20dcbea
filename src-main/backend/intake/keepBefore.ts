import { addressColumns, customerFlags, setsFlag, takesProfile } from '#backend/intake/planMore.ts';
import { customerFields, fieldChanges } from '#backend/intake/planCustomers.ts';
import { invoiceColumns } from '#backend/intake/planInvoices.ts';

/** The columns of a customer that an import can change, with the condition under which a planned one does. */
const customerColumns: readonly { readonly column: string; readonly changes: string }[] = [
  { column: 'key', changes: 'plan_customer.takes_key = 1' },
  { column: 'number', changes: 'plan_customer.takes_key = 1' },
  ...customerFields.map((column) => ({ column, changes: fieldChanges(column) })),
  { column: 'profile_id', changes: takesProfile },
  ...customerFlags.map((flag) => ({ column: flag.column, changes: setsFlag(flag) })),
];

/** The columns of a customer that undoing an import restores, where they are in the image. */
export const restoredCustomerColumns: readonly string[] = customerColumns.map(({ column }) => column);

/** The columns of a row beside an own value; `own_value` and who entered it are never changed by an import. */
export const ownValueColumns = [
  'customer_id',
  'field',
  'imported_value',
  'own_value',
  'changed_at',
  'changed_by',
  'imported_at',
  'imported_from',
  'conflict_since',
  'brought_back_at',
  'brought_back_by',
] as const;

/** The columns of an invoice that an import can change. */
export const restoredInvoiceColumns = ['customer_id', ...invoiceColumns] as const;

export const restoredContactColumns = ['role', 'email', 'phone'] as const;
export const restoredAddressColumns = [...addressColumns, 'origin'] as const;

function image(subject: string, columns: readonly string[], from: string): string {
  const pairs = columns.map((column) => `'${column}', ${subject}.${column}`).join(', ');
  return `INSERT OR IGNORE INTO main.intake_change (intake_id, subject, subject_id, before)
    SELECT @intake, '${subject}', ${subject}.id, json_object(${pairs}) ${from}`;
}

/** Only what changes is kept of a customer, since everything else may be changed by people meanwhile. */
const customerImage = `
  INSERT INTO main.intake_change (intake_id, subject, subject_id, before)
  SELECT @intake, 'customer', customer.id, '{' || rtrim(${customerColumns
    .map(
      ({ column, changes }) =>
        `CASE WHEN max(${changes}) THEN '"${column}":' || json_quote(customer.${column}) || ',' ELSE '' END`,
    )
    .join(' || ')}, ',') || '}'
  FROM temp.plan_customer JOIN main.customer AS customer ON customer.id = plan_customer.customer_id
  WHERE plan_customer.changes IS NOT NULL GROUP BY customer.id`;

/**
 * Statements that keep what rows were before the import changes them, so that it can be undone. What is added needs
 * none: it knows the import that brought it. Of an invoice that changes twice the first word counts.
 */
export const keepBefore = {
  customers: customerImage,
  ownValues: image(
    'customer_change',
    ownValueColumns,
    'FROM main.customer_change WHERE id IN (SELECT change_id FROM temp.plan_own)',
  ),
  contacts: image(
    'contact',
    restoredContactColumns,
    "FROM main.contact WHERE id IN (SELECT contact_id FROM temp.plan_contact WHERE action = 'change')",
  ),
  addresses: image(
    'customer_address',
    restoredAddressColumns,
    `FROM main.customer_address WHERE id IN (
       SELECT address_id FROM temp.plan_address WHERE action = 'change'
       UNION SELECT told.address_id FROM temp.plan_address AS told JOIN temp.plan_own AS own
         ON own.customer_key = told.customer_key AND own.field = 'address.' || told.purpose
         WHERE own.value = own.own_value)`,
  ),
  invoices: image(
    'invoice',
    restoredInvoiceColumns,
    `FROM temp.plan_invoice AS planned JOIN main.invoice AS invoice ON invoice.id = planned.invoice_id
     WHERE planned.action = 'change'`,
  ),
  credited: image(
    'invoice',
    ['open', 'settled_on'],
    `FROM main.invoice AS invoice WHERE invoice.creditor_id = @creditor AND intake_id <> @intake
       AND invoice.number IN (SELECT credited_number FROM temp.plan_invoice WHERE credited > 0)`,
  ),
  settled: image(
    'invoice',
    ['open', 'settled_on'],
    'FROM main.invoice AS invoice WHERE invoice.id IN (SELECT invoice_id FROM temp.plan_gone WHERE settled)',
  ),
  accounts: image(
    'account',
    ['name'],
    "FROM main.account WHERE id IN (SELECT account_id FROM temp.plan_account WHERE action = 'change')",
  ),
} as const;
