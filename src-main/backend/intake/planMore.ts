import { customerFields } from '#backend/intake/planCustomers.ts';

/**
 * What only some formats tell of customers: contact persons, further addresses, the profile to follow (004-26), no
 * reminders, no collection, no interest. Nothing that somebody entered here is touched: an own contact person or
 * address stays, a profile that was chosen stays, and a flag is set by a file but never taken back by one.
 */
export function planMore(isDocument: boolean): readonly string[] {
  return [
    `CREATE TEMP TABLE plan_contact AS
     SELECT planned.key AS customer_key, planned.customer_id, min(told.key) AS ordinal,
       trim(told.value ->> '$.name') AS name, coalesce(told.value ->> '$.role', '') AS role,
       coalesce(told.value ->> '$.email', '') AS email, coalesce(told.value ->> '$.phone', '') AS phone,
       NULL AS contact_id, 'add' AS action
     FROM temp.plan_customer AS planned, json_each(planned.more, '$.contacts') AS told
     WHERE planned.more IS NOT NULL AND trim(coalesce(told.value ->> '$.name', '')) <> ''
     GROUP BY planned.key, lower(trim(told.value ->> '$.name'))`,
    'CREATE INDEX temp.plan_contact_customer ON plan_contact (customer_key)',
    `UPDATE temp.plan_contact SET contact_id = known.id, action = CASE
       WHEN known.origin = 'own' OR (${sameWhereTold(['role', 'email', 'phone'])}) THEN 'same' ELSE 'change' END
     FROM main.contact AS known
     WHERE known.customer_id = plan_contact.customer_id AND lower(known.name) = lower(plan_contact.name)`,
    `CREATE TEMP TABLE plan_address AS
     SELECT planned.key AS customer_key, planned.customer_id, told.value ->> '$.purpose' AS purpose,
       coalesce(told.value ->> '$.street', '') AS street, coalesce(told.value ->> '$.street2', '') AS street_2,
       coalesce(told.value ->> '$.postcode', '') AS postcode, coalesce(told.value ->> '$.city', '') AS city,
       coalesce(told.value ->> '$.country', (SELECT country FROM main.creditor WHERE id = @creditor)) AS country,
       min(told.key) AS ordinal, NULL AS address_id, 'add' AS action
     FROM temp.plan_customer AS planned, json_each(planned.more, '$.addresses') AS told
     WHERE planned.more IS NOT NULL
       AND coalesce(told.value ->> '$.street', '') || coalesce(told.value ->> '$.postcode', '')
         || coalesce(told.value ->> '$.city', '') <> ''
     GROUP BY planned.key, told.value ->> '$.purpose'`,
    'CREATE INDEX temp.plan_address_customer ON plan_address (customer_key)',
    `UPDATE temp.plan_address SET address_id = known.id, action = CASE
       WHEN known.origin = 'own' OR (${addressColumns.map((column) => `known.${column} = plan_address.${column}`).join(' AND ')})
       THEN 'same' ELSE 'change' END
     FROM main.customer_address AS known
     WHERE known.customer_id = plan_address.customer_id AND known.purpose = plan_address.purpose`,
    ...(isDocument ? fillOnly : []),
    ...planOwn(isDocument),
    `UPDATE temp.plan_customer SET profile_id = (
       SELECT profile.id FROM main.profile
       WHERE profile.creditor_id = @creditor AND profile.state = 'active' AND profile.removed_at IS NULL
         AND lower(profile.name) = lower(trim(plan_customer.more ->> '$.profile'))
         AND profile.debtor_kind = coalesce(
           (SELECT own_value FROM main.customer_change WHERE customer_id = plan_customer.customer_id AND field = 'kind'),
           plan_customer.kind, (SELECT kind FROM main.customer WHERE id = plan_customer.customer_id), 'person'))
     WHERE more ->> '$.profile' IS NOT NULL`,
    findMoreChanges,
    `UPDATE temp.plan_customer SET conflicts = counted.fields
     FROM (SELECT customer_key, count(*) AS fields FROM temp.plan_own WHERE value <> own_value GROUP BY customer_key)
       AS counted
     WHERE counted.customer_key = plan_customer.key`,
  ];
}

export const addressColumns = ['street', 'street_2', 'postcode', 'city', 'country'] as const;

/** Flags of a customer that a file may set: the column, and its name in `CustomerMore`. */
export const customerFlags = [
  { column: 'collection_ban', told: 'collectionBan' },
  { column: 'interest_free', told: 'interestFree' },
] as const;

/** SQL that is true where a file wants no reminders, and no file ever stopped them for the customer. */
export const wantsNoReminders = `(coalesce(plan_customer.more ->> '$.noReminders', 0) = 1 AND NOT EXISTS (
  SELECT 1 FROM main.hold WHERE hold.customer_id = plan_customer.customer_id AND hold.invoice_id IS NULL
    AND hold.intake_id IS NOT NULL))`;

/** SQL that is true where the customer follows no profile of its own choice and the file names one. */
export const takesProfile = `(plan_customer.profile_id IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM main.customer AS known WHERE known.id = plan_customer.customer_id AND known.profile_id IS NOT NULL))`;

/** SQL that is true where a file sets a flag that is not set. */
export function setsFlag({ column, told }: (typeof customerFlags)[number]): string {
  return `(coalesce(plan_customer.more ->> '$.${told}', 0) = 1 AND NOT EXISTS (
    SELECT 1 FROM main.customer AS known WHERE known.id = plan_customer.customer_id AND known.${column} = 1))`;
}

const findMoreChanges = `
  UPDATE temp.plan_customer SET changes = nullif(rtrim(coalesce(changes || ',', '') ||
    CASE WHEN EXISTS (SELECT 1 FROM temp.plan_contact
      WHERE customer_key = plan_customer.key AND action <> 'same') THEN 'contacts,' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM temp.plan_address
      WHERE customer_key = plan_customer.key AND action <> 'same') THEN 'addresses,' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM temp.plan_own
      WHERE customer_key = plan_customer.key AND field LIKE 'contact.%') THEN 'contacts,' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM temp.plan_own
      WHERE customer_key = plan_customer.key AND field LIKE 'address.%') THEN 'addresses,' ELSE '' END
    || CASE WHEN ${takesProfile} THEN 'profile,' ELSE '' END
    || CASE WHEN ${wantsNoReminders} THEN 'no_reminders,' ELSE '' END
    ${customerFlags.map((flag) => `|| CASE WHEN ${setsFlag(flag)} THEN '${flag.column},' ELSE '' END`).join(' ')}, ','), '')
  WHERE more IS NOT NULL AND customer_id IS NOT NULL`;

/** A document tells of one occasion: it adds where nothing is known. */
const fillOnly: readonly string[] = [
  `UPDATE temp.plan_contact SET action = 'same' WHERE customer_id IS NOT NULL
     AND EXISTS (SELECT 1 FROM main.contact WHERE contact.customer_id = plan_contact.customer_id)`,
  "UPDATE temp.plan_address SET action = 'same' WHERE address_id IS NOT NULL",
];

/**
 * An address is one thing: where the office has entered a part of it, the rest is its own too, although it says what the
 * list once said. Else a list would bring the postcode of one place under the street of another.
 */
const restOfOwnAddress = addressColumns.map(
  (column) => `
  INSERT INTO temp.plan_own
  SELECT planned.key, NULL, '${column}', customer.${column}, customer.${column}, planned.${column}
  FROM temp.plan_customer AS planned JOIN main.customer AS customer ON customer.id = planned.customer_id
  WHERE NOT EXISTS (SELECT 1 FROM main.customer_change WHERE customer_id = customer.id AND field = '${column}')
    AND EXISTS (SELECT 1 FROM temp.plan_own AS own WHERE own.customer_key = planned.key AND own.change_id IS NOT NULL
      AND own.field IN (${addressColumns.map((each) => `'${each}'`).join(', ')}) AND own.value IS NOT own.own_value)`,
);

const ownFields = customerFields.map((field) => `WHEN '${field}' THEN planned.${field}`).join(' ');

/** What a person made of an imported contact person or address is kept as JSON of its columns beside the imported one. */
const toldContact = `json_object('name', own.imported_value ->> '$.name', ${['role', 'email', 'phone']
  .map(
    (column) =>
      `'${column}', CASE WHEN told.${column} = '' THEN own.imported_value ->> '$.${column}' ELSE told.${column} END`,
  )
  .join(', ')})`;
const toldAddress = `json_object(${addressColumns.map((column) => `'${column}', told.${column}`).join(', ')})`;

/**
 * Fields, contact persons and addresses where the office has its own value and the file now says something else than
 * before. Where it says what the office says, the own value will be none any more; else that is a conflict. A contact
 * person or an address that somebody took away does not come back by itself.
 */
const planOwn = (isDocument: boolean): readonly string[] => [
  `CREATE TEMP TABLE plan_own AS
   SELECT planned.key AS customer_key, own.id AS change_id, own.field, own.imported_value, own.own_value,
     CASE own.field ${ownFields} END AS value
   FROM main.customer_change AS own JOIN temp.plan_customer AS planned ON planned.customer_id = own.customer_id`,
  `INSERT INTO temp.plan_own
   SELECT told.customer_key, own.id, own.field, own.imported_value, own.own_value, ${toldContact}
   FROM main.customer_change AS own JOIN temp.plan_contact AS told ON told.customer_id = own.customer_id
   WHERE own.field LIKE 'contact.%' AND own.imported_value LIKE '{%'
     AND lower(CASE WHEN own.imported_value LIKE '{%' THEN own.imported_value ->> '$.name' END) = lower(told.name)`,
  `INSERT INTO temp.plan_own
   SELECT told.customer_key, own.id, own.field, own.imported_value, own.own_value, ${toldAddress}
   FROM main.customer_change AS own JOIN temp.plan_address AS told ON told.customer_id = own.customer_id
   WHERE own.field = 'address.' || told.purpose`,
  'CREATE INDEX temp.plan_own_customer ON plan_own (customer_key)',
  ...(isDocument ? [] : restOfOwnAddress),
  `UPDATE temp.plan_contact SET action = 'same' FROM temp.plan_own AS own
   WHERE own.customer_key = plan_contact.customer_key AND own.field LIKE 'contact.%'
     AND lower(own.value ->> '$.name') = lower(plan_contact.name)`,
  `UPDATE temp.plan_address SET action = 'same' FROM temp.plan_own AS own
   WHERE own.customer_key = plan_address.customer_key AND own.field = 'address.' || plan_address.purpose`,
  'DELETE FROM temp.plan_own WHERE value IS NULL OR value = imported_value',
];

function sameWhereTold(columns: readonly string[]): string {
  return columns
    .map((column) => `(plan_contact.${column} = '' OR plan_contact.${column} = known.${column})`)
    .join(' AND ');
}
