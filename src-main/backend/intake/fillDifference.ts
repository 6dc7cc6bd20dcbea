import { addressFieldOf } from '#backend/intake/addressField.ts';
import { customerFlags, setsFlag, takesProfile, wantsNoReminders } from '#backend/intake/planMore.ts';
import { customerFields, fieldChanges, imported } from '#backend/intake/planCustomers.ts';
import { customerDiffers } from '#backend/intake/planInvoices.ts';
import type { IntakeKind } from '#backend/intake/stagedFile.ts';
import type { Connection } from '#backend/ledger/openLedger.ts';
import type { DifferenceGroup } from '#shared/contract/intake.ts';

/**
 * Writes the plan that stands in the temporary tables into the attached difference file, row by row of every group,
 * and counts them. Amounts among the changes are minor units, as text.
 */
export function fillDifference(
  connection: Connection,
  kind: IntakeKind,
  run: (sql: string) => void,
): { readonly group: DifferenceGroup; readonly rows: number }[] {
  run('INSERT INTO difference.file SELECT id, name FROM staging.file');
  for (const sql of kind === 'customers' ? ofCustomers : kind === 'accounts' ? [] : ofInvoices) run(sql);
  for (const sql of ofAll) run(sql);
  const counted = connection.prepare('SELECT part, count(*) FROM difference.row GROUP BY part').raw().all();
  const counts = new Map(counted as [DifferenceGroup, number][]);
  return groupOrder.flatMap((group) => {
    const rows = counts.get(group) ?? 0;
    return rows === 0 ? [] : [{ group, rows }];
  });
}

const groupOrder: readonly DifferenceGroup[] = [
  'conflicts',
  'rejected',
  'added',
  'changed',
  'settled',
  'gone',
  'customers_added',
  'customers_changed',
  'balances',
  'accounts',
  'unchanged',
];

/** A statement that writes a group: its columns behind the place, from what, and in which order. */
function write(
  group: DifferenceGroup,
  columns: Readonly<Partial<Record<ValueColumn, string>>>,
  from: string,
  order: string,
): string {
  const values = valueColumns.map((column) => columns[column] ?? 'NULL');
  return `INSERT INTO difference.row (part, place, ${valueColumns.join(', ')})
    SELECT '${group}', row_number() OVER (ORDER BY ${order}) - 1, ${values.join(', ')} ${from}`;
}

const valueColumns = [
  'file_id',
  'line',
  'number',
  'customer',
  'issued',
  'due',
  'currency',
  'original',
  'open',
  'ledger_open',
  'told',
] as const;
type ValueColumn = (typeof valueColumns)[number];

/** The customer as the ledger calls it, or else the file. */
const customerName = "coalesce(customer.name, who.name, who.number, '')";

const plannedInvoice = {
  file_id: 'plan_invoice.file_id',
  line: 'plan_invoice.line',
  number: 'plan_invoice.number',
  customer: customerName,
  issued: 'plan_invoice.issued',
  due: 'plan_invoice.due',
  currency: 'plan_invoice.currency',
  original: 'plan_invoice.original',
  open: 'plan_invoice.open',
  ledger_open: 'plan_invoice.ledger_open',
} as const;

const fromPlan = `FROM temp.plan_invoice JOIN temp.plan_customer AS who ON who.key = plan_invoice.customer_key
  LEFT JOIN main.customer AS customer ON customer.id = who.customer_id`;

/** JSON of the fields that differ, each with its value before and after; SQL that ends in a comma where it does. */
function change(
  field: string,
  before: string,
  after: string,
  own = 'NULL',
  when = `${before} IS NOT ${after}`,
) {
  return `CASE WHEN ${when} THEN json_object('field', '${field}', 'before', CAST(${before} AS TEXT),
    'after', CAST(${after} AS TEXT), 'own', ${own}) || ',' ELSE '' END`;
}

function list(parts: readonly string[]): string {
  return `'[' || rtrim(${parts.join(' || ')}, ',') || ']'`;
}

const invoiceChanges = list([
  ...['kind', 'issued', 'due', 'currency', 'original', 'open', 'reference'].map((field) =>
    change(field, `invoice.${field}`, `plan_invoice.${field}`),
  ),
  change(
    'customer',
    '(SELECT name FROM main.customer WHERE id = invoice.customer_id)',
    customerName,
    'NULL',
    customerDiffers('who'),
  ),
]);

const ofInvoices: readonly string[] = [
  write('added', plannedInvoice, `${fromPlan} WHERE plan_invoice.action = 'add'`, 'plan_invoice.position'),
  write(
    'changed',
    { ...plannedInvoice, told: invoiceChanges },
    `${fromPlan} JOIN main.invoice AS invoice ON invoice.id = plan_invoice.invoice_id
     WHERE plan_invoice.action = 'change'`,
    'plan_invoice.position',
  ),
  write(
    'unchanged',
    plannedInvoice,
    `${fromPlan} WHERE plan_invoice.action = 'unchanged'`,
    'plan_invoice.position',
  ),
  ...(['settled', 'gone'] as const).map((group) =>
    write(
      group,
      {
        number: 'invoice.number',
        customer: 'customer.name',
        issued: 'invoice.issued',
        due: 'invoice.due',
        currency: 'invoice.currency',
        original: 'invoice.original',
        open: group === 'settled' ? '0' : 'NULL',
        ledger_open: 'invoice.open',
      },
      `FROM temp.plan_gone AS absent JOIN main.invoice AS invoice ON invoice.id = absent.invoice_id
       JOIN main.customer AS customer ON customer.id = invoice.customer_id
       WHERE ${group === 'settled' ? '' : 'NOT '}absent.settled`,
      'invoice.due, invoice.id',
    ),
  ),
];

const ofCustomers: readonly string[] = [
  write(
    'unchanged',
    {
      file_id: 'file_id',
      line: 'line',
      number: "coalesce(plan_customer.number, '')",
      customer: 'customer.name',
    },
    `FROM temp.plan_customer JOIN main.customer AS customer ON customer.id = plan_customer.customer_id
     WHERE changes IS NULL`,
    'position',
  ),
];

/** The address in one line. */
function addressText(table: string): string {
  return `trim(${table}.street || ', ' || ${table}.postcode || ' ' || ${table}.city, ', ')`;
}

const customerChanges = list([
  ...customerFields.map((field) =>
    change(
      field,
      imported(field),
      `plan_customer.${field}`,
      `(SELECT own_value FROM main.customer_change WHERE customer_id = customer.id AND field = '${field}')`,
      fieldChanges(field),
    ),
  ),
  change('number', 'customer.number', 'plan_customer.number', 'NULL', 'plan_customer.takes_key = 1'),
  `coalesce((SELECT group_concat(json_object('field', 'contact', 'before', known.name, 'after',
      trim(told.name || ' ' || told.role || ' ' || told.email || ' ' || told.phone), 'own', NULL)) || ','
    FROM temp.plan_contact AS told LEFT JOIN main.contact AS known ON known.id = told.contact_id
    WHERE told.customer_key = plan_customer.key AND told.action <> 'same'), '')`,
  `coalesce((SELECT group_concat(json_object('field', ${addressFieldOf('told.purpose')}, 'before', ${addressText('known')},
      'after', ${addressText('told')}, 'own', NULL)) || ','
    FROM temp.plan_address AS told LEFT JOIN main.customer_address AS known ON known.id = told.address_id
    WHERE told.customer_key = plan_customer.key AND told.action <> 'same'), '')`,
  change('profile', 'NULL', "plan_customer.more ->> '$.profile'", 'NULL', takesProfile),
  change('no_reminders', "'no'", "'yes'", 'NULL', wantsNoReminders),
  ...customerFlags.map((flag) => change(flag.column, "'no'", "'yes'", 'NULL', setsFlag(flag))),
]);

const plannedCustomer = {
  file_id: 'plan_customer.file_id',
  line: 'plan_customer.line',
  number: "coalesce(plan_customer.number, customer.number, '')",
  customer: "coalesce(customer.name, plan_customer.name, '')",
} as const;
const fromCustomers = `FROM temp.plan_customer
  LEFT JOIN main.customer AS customer ON customer.id = plan_customer.customer_id`;

const ofAll: readonly string[] = [
  write(
    'customers_added',
    plannedCustomer,
    `${fromCustomers} WHERE plan_customer.customer_id IS NULL`,
    'plan_customer.position',
  ),
  write(
    'customers_changed',
    { ...plannedCustomer, told: customerChanges },
    `${fromCustomers} WHERE plan_customer.customer_id IS NOT NULL AND plan_customer.changes IS NOT NULL`,
    'plan_customer.position',
  ),
  write(
    'conflicts',
    {
      ...plannedCustomer,
      told: `(SELECT json_group_array(json_object('field', told.field, 'before', told.imported_value,
          'after', CAST(told.value AS TEXT), 'own', told.own_value))
        FROM temp.plan_own AS told WHERE told.customer_key = plan_customer.key AND told.value <> told.own_value)`,
    },
    `${fromCustomers} WHERE plan_customer.conflicts > 0`,
    'plan_customer.position',
  ),
  write(
    'rejected',
    {
      file_id: 'file_id',
      line: 'line',
      number: "coalesce(number, '')",
      customer: "''",
      told: "json_object('field', field, 'code', code, 'params', json(params))",
    },
    `FROM (SELECT position, id, file_id, line, number, field, code, params FROM staging.row_error
       UNION ALL SELECT position, 0, file_id, line, number, 'due', 'due_date_missing', '{"terms":null}'
       FROM temp.plan_reject)`,
    'position, id',
  ),
  write(
    'balances',
    {
      number: 'balance.number',
      customer: 'balance.name',
      told: `json_object('opening', opening, 'movement', movement, 'closing', closing, 'unspecified', unspecified)`,
    },
    'FROM staging.balance AS balance',
    'opening + movement = closing, unspecified = 0, balance.number',
  ),
  write(
    'accounts',
    {
      number: 'number',
      customer: 'name',
      told: list([change('name', 'before', 'name')]),
    },
    "FROM temp.plan_account WHERE action <> 'unchanged'",
    'number',
  ),
];
