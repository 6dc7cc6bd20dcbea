import { addressColumns, customerFlags, takesProfile, wantsNoReminders } from '#backend/intake/planMore.ts';
import { customerFields } from '#backend/intake/planCustomers.ts';
import { keepBefore } from '#backend/intake/keepBefore.ts';

/** The statements that carry the plan of the customers out, in order, with what each row was before. */
export function applyCustomers(): readonly string[] {
  return [
    keepBefore.customers,
    keepBefore.ownValues,
    keepBefore.addresses,
    `INSERT INTO main.event (at, creditor_id, customer_id, intake_id, kind, params)
     SELECT @now, @creditor, customer_id, @intake, 'customer_changed', json_object('fields', changes, 'file', @file)
     FROM temp.plan_customer WHERE customer_id IS NOT NULL AND changes IS NOT NULL`,
    `UPDATE main.customer SET key = planned.key, number = planned.number FROM temp.plan_customer AS planned
     WHERE planned.customer_id = customer.id AND planned.takes_key = 1`,
    ...customerFields.map(applyField),
    ...applyOwn,
    ...applyFlags(),
    addCustomers,
    `UPDATE temp.plan_customer SET customer_id = (
       SELECT id FROM main.customer WHERE creditor_id = @creditor AND key = plan_customer.key)
     WHERE customer_id IS NULL`,
    ...applyContacts,
    ...applyAddresses,
    ...applyHolds,
    `UPDATE main.customer SET match_key = match_key(name, postcode)
     WHERE intake_id = @intake
       OR id IN (SELECT customer_id FROM temp.plan_customer WHERE customer_id IS NOT NULL AND changes IS NOT NULL)`,
  ];
}

/** Renews one field where the office has no own value. */
function applyField(field: string): string {
  return `UPDATE main.customer SET ${field} = planned.${field} FROM temp.plan_customer AS planned
    WHERE planned.customer_id = customer.id AND planned.changes IS NOT NULL AND planned.${field} IS NOT NULL
      AND planned.${field} IS NOT customer.${field}
      AND NOT EXISTS (SELECT 1 FROM main.customer_change WHERE customer_id = customer.id AND field = '${field}')
      AND NOT EXISTS (SELECT 1 FROM temp.plan_own WHERE customer_key = planned.key AND field = '${field}')`;
}

/** An own value stays in force; what the file says stands beside it, where a person should look. */
const applyOwn: readonly string[] = [
  `UPDATE main.customer_change SET imported_value = told.value, imported_at = @now, imported_from = @file,
     conflict_since = coalesce(conflict_since, @now)
   FROM temp.plan_own AS told WHERE told.change_id = customer_change.id`,
  // The rest of an address of which a part is the office's own: by whom and when that was entered.
  'CREATE TEMP TABLE IF NOT EXISTS plan_last AS SELECT coalesce(max(id), 0) AS id FROM main.customer_change',
  `INSERT INTO main.customer_change (customer_id, field, imported_value, own_value, changed_at, changed_by, imported_at,
     imported_from, conflict_since)
   SELECT who.customer_id, told.field, told.value, told.own_value, own.changed_at, own.changed_by, @now, @file, @now
   FROM temp.plan_own AS told JOIN temp.plan_customer AS who ON who.key = told.customer_key
   JOIN main.customer_change AS own ON own.id = (SELECT min(id) FROM main.customer_change AS part
     WHERE part.customer_id = who.customer_id AND part.id <= (SELECT id FROM temp.plan_last)
       AND part.field IN (${addressColumns.map((column) => `'${column}'`).join(', ')}))
   WHERE told.change_id IS NULL`,
  `INSERT INTO main.intake_change (intake_id, subject, subject_id, before)
   SELECT @intake, 'customer_change', id, NULL FROM main.customer_change WHERE id > (SELECT id FROM temp.plan_last)`,
  'DROP TABLE temp.plan_last',
  // What the list now says itself needs no own value.
  'DELETE FROM main.customer_change WHERE id IN (SELECT change_id FROM temp.plan_own WHERE value = own_value)',
  `UPDATE main.customer_address SET origin = 'import' FROM temp.plan_own AS told
   JOIN temp.plan_customer AS who ON who.key = told.customer_key
   WHERE told.value = told.own_value AND who.customer_id = customer_address.customer_id
     AND told.field = 'address.' || customer_address.purpose`,
];

function applyFlags(): readonly string[] {
  return [
    `UPDATE main.customer SET profile_id = plan_customer.profile_id FROM temp.plan_customer
     WHERE plan_customer.customer_id = customer.id AND customer.profile_id IS NULL AND ${takesProfile}`,
    ...customerFlags.map(
      ({ column, told }) =>
        `UPDATE main.customer SET ${column} = 1 FROM temp.plan_customer
         WHERE plan_customer.customer_id = customer.id AND customer.${column} = 0
           AND coalesce(plan_customer.more ->> '$.${told}', 0) = 1`,
    ),
  ];
}

const texts = ['name', 'street', 'street_2', 'postcode', 'city', 'email', 'invoice_email', 'phone'];

/** Keys of customers that an undone import took away are never given again: the event log still tells of them. */
const addCustomers = `
  INSERT INTO main.customer (id, creditor_id, key, number, kind, identity_number, country, language, profile_id,
    intake_id, created_at, ${customerFlags.map(({ column }) => column).join(', ')}, ${texts.join(', ')})
  SELECT (SELECT max(coalesce((SELECT max(id) FROM main.customer), 0),
      coalesce((SELECT max(customer_id) FROM main.event), 0))) + row_number() OVER (ORDER BY position),
    @creditor, key, number, coalesce(kind, 'person'), identity_number,
    coalesce(country, (SELECT country FROM main.creditor WHERE id = @creditor)), language, profile_id, @intake, @now,
    ${customerFlags.map(({ told }) => `coalesce(more ->> '$.${told}', 0)`).join(', ')},
    ${texts.map((field) => (field === 'name' ? "coalesce(name, number, '')" : `coalesce(${field}, '')`)).join(', ')}
  FROM temp.plan_customer WHERE customer_id IS NULL ORDER BY position`;

const applyContacts: readonly string[] = [
  keepBefore.contacts,
  `UPDATE main.contact SET ${['role', 'email', 'phone']
    .map(
      (column) => `${column} = CASE WHEN told.${column} = '' THEN contact.${column} ELSE told.${column} END`,
    )
    .join(', ')}
   FROM temp.plan_contact AS told WHERE told.contact_id = contact.id AND told.action = 'change'`,
  'CREATE TEMP TABLE IF NOT EXISTS plan_last AS SELECT coalesce(max(id), 0) AS id FROM main.contact',
  `INSERT INTO main.contact (customer_id, name, role, email, phone, origin)
   SELECT who.customer_id, told.name, told.role, told.email, told.phone, 'import'
   FROM temp.plan_contact AS told JOIN temp.plan_customer AS who ON who.key = told.customer_key
   WHERE told.action = 'add' ORDER BY who.position, told.ordinal`,
  // The first becomes the default one where the customer has none (003-21).
  `UPDATE main.contact SET is_default = 1 WHERE id IN (
     SELECT min(added.id) FROM main.contact AS added
     WHERE added.id > (SELECT id FROM temp.plan_last) AND NOT EXISTS (
       SELECT 1 FROM main.contact AS known WHERE known.customer_id = added.customer_id AND known.is_default = 1)
     GROUP BY added.customer_id)`,
  `INSERT INTO main.intake_change (intake_id, subject, subject_id, before)
   SELECT @intake, 'contact', id, NULL FROM main.contact WHERE id > (SELECT id FROM temp.plan_last)`,
  'DROP TABLE temp.plan_last',
];

const applyAddresses: readonly string[] = [
  `UPDATE main.customer_address SET ${addressColumns.map((column) => `${column} = told.${column}`).join(', ')}
   FROM temp.plan_address AS told WHERE told.address_id = customer_address.id AND told.action = 'change'`,
  'CREATE TEMP TABLE IF NOT EXISTS plan_last AS SELECT coalesce(max(id), 0) AS id FROM main.customer_address',
  `INSERT INTO main.customer_address (customer_id, purpose, ${addressColumns.join(', ')}, origin)
   SELECT who.customer_id, told.purpose, ${addressColumns.map((column) => `told.${column}`).join(', ')}, 'import'
   FROM temp.plan_address AS told JOIN temp.plan_customer AS who ON who.key = told.customer_key
   WHERE told.action = 'add' ORDER BY who.position, told.ordinal
   ON CONFLICT (customer_id, purpose) DO NOTHING`,
  `INSERT INTO main.intake_change (intake_id, subject, subject_id, before)
   SELECT @intake, 'customer_address', id, NULL FROM main.customer_address WHERE id > (SELECT id FROM temp.plan_last)`,
  'DROP TABLE temp.plan_last',
];

/** A file that wants no reminders is obeyed once: whoever lifts the hold is not overruled by the next list. */
const applyHolds: readonly string[] = [
  `INSERT INTO main.hold (creditor_id, customer_id, kind, reason, from_day, created_at, placed_by, intake_id)
   SELECT @creditor, customer_id, 'do_not_remind', @file, substr(@now, 1, 10), @now, @actor, @intake
   FROM temp.plan_customer WHERE more IS NOT NULL AND ${wantsNoReminders} GROUP BY customer_id`,
  `INSERT INTO main.event (at, creditor_id, customer_id, intake_id, kind, params)
   SELECT @now, @creditor, customer_id, @intake, 'held', json_object('hold', id, 'kind', kind, 'reason', reason,
     'from', from_day, 'until', NULL, 'by', placed_by)
   FROM main.hold WHERE intake_id = @intake AND invoice_id IS NULL`,
];
