/** The fields of a customer that a file can change, as columns. `customer_change` may hold an own value for each. */
export const customerFields = [
  'name',
  'kind',
  'street',
  'street_2',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'language',
  'identity_number',
] as const;

/**
 * The customers of the file, one row each, with the newest word of the file on every field (an address as a whole),
 * and whom of the ledger they are: by key, else by identity number, else by an invoice that both know under one name, else by name and postcode.
 * A customer that the ledger knows without a number and a list brings with one, or with the postcode that its key was
 * lacking, is the same and takes the new key. `customer_id` is null for new ones.
 */
export function planCustomers(document: boolean): readonly string[] {
  const newest = (column: string): string =>
    `max(CASE WHEN ${column} IS NOT NULL THEN position END) AS ${column}_at`;
  return [
    `CREATE TEMP TABLE plan_identity AS
     SELECT identity_number, min(id) AS any_id, min(CASE WHEN number IS NULL THEN id END) AS bare_id
     FROM main.customer WHERE creditor_id = @creditor AND identity_number IS NOT NULL GROUP BY identity_number`,
    'CREATE UNIQUE INDEX temp.plan_identity_number ON plan_identity (identity_number)',
    // Names and postcodes that only one customer has.
    `CREATE TEMP TABLE plan_name AS
     SELECT lower(name) AS name, replace(postcode, ' ', '') AS postcode, id FROM main.customer
     WHERE creditor_id = @creditor AND postcode <> '' GROUP BY 1, 2 HAVING count(*) = 1`,
    'CREATE UNIQUE INDEX temp.plan_name_postcode ON plan_name (name, postcode)',
    `CREATE TEMP TABLE plan_customer AS
     WITH newest AS (
       SELECT customer_key AS key, min(position) AS position, max(customer_number) AS number,
         ${['customer_name', 'customer_kind', 'street', 'country', 'email', 'phone', 'language', 'identity_number'].map(newest).join(', ')}
       FROM staging.draft GROUP BY customer_key)
     SELECT newest.key, newest.position, newest.number, NULL AS customer_id,
       named.customer_name AS name, kinded.customer_kind AS kind, addressed.street, addressed.street_2,
       addressed.postcode, addressed.city, placed.country, mailed.email, called.phone, spoken.language,
       identified.identity_number, NULL AS changes, 0 AS takes_key
     FROM newest
     LEFT JOIN staging.draft AS named ON named.position = newest.customer_name_at
     LEFT JOIN staging.draft AS kinded ON kinded.position = newest.customer_kind_at
     LEFT JOIN staging.draft AS addressed ON addressed.position = newest.street_at
     LEFT JOIN staging.draft AS placed ON placed.position = newest.country_at
     LEFT JOIN staging.draft AS mailed ON mailed.position = newest.email_at
     LEFT JOIN staging.draft AS called ON called.position = newest.phone_at
     LEFT JOIN staging.draft AS spoken ON spoken.position = newest.language_at
     LEFT JOIN staging.draft AS identified ON identified.position = newest.identity_number_at`,
    'CREATE UNIQUE INDEX temp.plan_customer_key ON plan_customer (key)',
    ...(document ? matchDocumentCustomer : matchListCustomers),
    'CREATE INDEX temp.plan_customer_id ON plan_customer (customer_id)',
    ...(document ? [fillOnlyEmpty] : [keepNewestWord, takeKeys]),
    findCustomerChanges,
  ];
}

const byKey = `(SELECT id FROM main.customer WHERE creditor_id = @creditor AND key = plan_customer.key)`;

const byNameAndPostcode = `(SELECT id FROM temp.plan_name
  WHERE name = lower(plan_customer.name) AND postcode = replace(plan_customer.postcode, ' ', ''))`;

const matchListCustomers: readonly string[] = [
  `UPDATE temp.plan_customer SET customer_id = ${byKey}`,
  `UPDATE temp.plan_customer SET customer_id = (
     SELECT any_id FROM temp.plan_identity WHERE identity_number = plan_customer.identity_number)
   WHERE customer_id IS NULL AND number IS NULL AND identity_number IS NOT NULL`,
  // Two numbers with one identity number are two customers to the creditor: only the first takes the bare one over.
  `UPDATE temp.plan_customer SET customer_id = adopted.bare_id
   FROM (SELECT planned.key, known.bare_id,
           row_number() OVER (PARTITION BY planned.identity_number ORDER BY planned.position) AS place
         FROM temp.plan_customer AS planned
         JOIN temp.plan_identity AS known ON known.identity_number = planned.identity_number
         WHERE planned.customer_id IS NULL AND planned.number IS NOT NULL AND known.bare_id IS NOT NULL) AS adopted
   WHERE adopted.key = plan_customer.key AND adopted.place = 1`,
  // A list without numbers, or the first one with them: whose invoice it is in the ledger, under the same name.
  `UPDATE temp.plan_customer SET customer_id = adopted.customer_id
   FROM (SELECT known.*, row_number() OVER (PARTITION BY known.customer_id ORDER BY known.position) AS place
         FROM (SELECT planned.key, planned.position, min(customer.id) AS customer_id, customer.number IS NULL AS bare
               FROM temp.plan_customer AS planned
               JOIN staging.draft AS draft ON draft.customer_key = planned.key
               JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.number
               JOIN main.customer AS customer ON customer.id = invoice.customer_id
               WHERE planned.customer_id IS NULL AND (customer.number IS NULL OR planned.number IS NULL)
                 AND (customer.name = planned.name OR ${nameOf('customer.key')} = ${nameOf('planned.key')})
               GROUP BY planned.key) AS known) AS adopted
   WHERE adopted.key = plan_customer.key AND (NOT adopted.bare OR (adopted.place = 1
     AND adopted.customer_id NOT IN (SELECT customer_id FROM temp.plan_customer WHERE customer_id IS NOT NULL)))`,
  `UPDATE temp.plan_customer SET customer_id = ${byNameAndPostcode}
   WHERE customer_id IS NULL AND number IS NULL AND identity_number IS NULL`,
];

/** The name inside a key of name and postcode, with its mark; null for other keys. */
function nameOf(key: string): string {
  return `CASE WHEN ${key} LIKE 'a:%' THEN substr(${key}, 1, instr(${key}, '|')) END`;
}

/** Where several customers of the file are one of the ledger, the newest row speaks; else each import would turn it. */
const keepNewestWord = `
  UPDATE temp.plan_customer SET ${customerFields.map((field) => `${field} = NULL`).join(', ')}
  WHERE customer_id IS NOT NULL AND EXISTS (
    SELECT 1 FROM temp.plan_customer AS newer
    WHERE newer.customer_id = plan_customer.customer_id AND newer.position > plan_customer.position)`;

/** Whose key and number a customer without a number takes: one with a number first. */
const takeKeys = `
  UPDATE temp.plan_customer SET takes_key = 1
  FROM (SELECT planned.key, row_number() OVER (
          PARTITION BY planned.customer_id ORDER BY planned.number IS NULL, planned.position) AS place
        FROM temp.plan_customer AS planned JOIN main.customer AS customer ON customer.id = planned.customer_id
        WHERE customer.number IS NULL AND NOT EXISTS (
          SELECT 1 FROM temp.plan_customer AS same
          WHERE same.customer_id = customer.id AND same.key = customer.key)) AS taking
  WHERE taking.key = plan_customer.key AND taking.place = 1`;

/** A document's customer is the one of the invoice that it is or credits, where the ledger knows that. */
const matchDocumentCustomer: readonly string[] = [
  `UPDATE temp.plan_customer SET customer_id = coalesce(
     (SELECT invoice.customer_id FROM staging.draft AS draft
      JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.number
      WHERE draft.customer_key = plan_customer.key LIMIT 1),
     (SELECT invoice.customer_id FROM staging.draft AS draft
      JOIN main.invoice AS invoice ON invoice.creditor_id = @creditor AND invoice.number = draft.corrects_number
      WHERE draft.customer_key = plan_customer.key LIMIT 1),
     ${byKey},
     (SELECT any_id FROM temp.plan_identity WHERE identity_number = plan_customer.identity_number),
     CASE WHEN number IS NULL AND identity_number IS NULL THEN ${byNameAndPostcode} END)`,
];

/** What a field of a known customer was imported as, beside an own value of the office. */
function imported(field: string): string {
  return `coalesce((SELECT imported_value FROM main.customer_change
    WHERE customer_id = customer.id AND field = '${field}'), customer.${field}, '')`;
}

/** A document only fills what is empty; the rest of an address only where it is the same street. */
const fillOnlyEmpty = `
  UPDATE temp.plan_customer SET
    name = NULL, kind = NULL, number = NULL, language = NULL,
    country = CASE WHEN customer.street = '' AND customer.postcode = '' AND customer.city = ''
      THEN plan_customer.country END,
    ${['street', 'street_2', 'postcode', 'city']
      .map(
        (field) =>
          `${field} = CASE WHEN ${imported(field)} = '' AND same_place THEN plan_customer.${field} END`,
      )
      .join(', ')},
    email = CASE WHEN ${imported('email')} = '' THEN plan_customer.email END,
    phone = CASE WHEN ${imported('phone')} = '' THEN plan_customer.phone END,
    identity_number = CASE WHEN customer.identity_number IS NULL THEN plan_customer.identity_number END
  FROM (SELECT customer.*, (customer.street = '' OR lower(customer.street) = lower(planned.street))
          AND (customer.postcode = '' OR customer.postcode = planned.postcode) AS same_place
        FROM main.customer AS customer JOIN temp.plan_customer AS planned ON planned.customer_id = customer.id) AS customer
  WHERE plan_customer.customer_id = customer.id`;

/** The names of the fields that the file brings anew for known customers, in one text with commas; null for none. */
const findCustomerChanges = `
  UPDATE temp.plan_customer SET changes = nullif(rtrim(
    ${customerFields
      .map(
        (field) =>
          `CASE WHEN plan_customer.${field} IS NOT NULL AND plan_customer.${field} <> ${imported(field)}
           THEN '${field},' ELSE '' END`,
      )
      .join(' || ')}
    || CASE WHEN plan_customer.takes_key = 1 THEN 'number,' ELSE '' END, ','), '')
  FROM main.customer AS customer WHERE customer.id = plan_customer.customer_id`;
