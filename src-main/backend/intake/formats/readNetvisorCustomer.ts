import {
  type DocumentFaults,
  type DocumentWarnings,
  silent,
} from '#backend/intake/formats/documentFields.ts';
import {
  contactOf,
  type CustomerFacts,
  draftCustomer,
  silentCustomer,
} from '#backend/intake/formats/draftCustomer.ts';
import { nodesAt, textAt, textOf, textsAt, type XmlNode } from '#backend/intake/formats/xmlRecords.ts';
import type { IntakeCreditor } from '#shared/domain/intake/invoiceDraft.ts';
import type { CustomerReading } from '#shared/domain/intake/readRow.ts';

/** What one customer says, and the texts by which a wrong character set shows. */
export interface NetvisorCustomerReading {
  readonly reading: CustomerReading;
  readonly texts: readonly string[];
}

/**
 * Makes a draft of a customer of `customer.nv` or `getcustomer.nv`. The profile that it shall follow is the name of its
 * automation rule for reminders (`receivablesmanagementautomationrule` with `type="customer"`, which Netvisor's own
 * announcement also spells `receivablemanagementautomationrule`); with `type="netvisor"` it is a number of Netvisor's,
 * which says nothing here. A customer group is no rule, and is not taken for one.
 */
export function readNetvisorCustomer(
  record: XmlNode,
  creditor: IntakeCreditor,
  warnings: DocumentWarnings,
): NetvisorCustomerReading {
  const base = (local: string): string | null => textAt(record, `customerbaseinformation/${local}`);
  const delivery = (local: string): string | null => textAt(record, `customerdeliverydetails/${local}`);
  return readCustomer(
    record,
    {
      ...silentCustomer,
      number: base('internalidentifier'),
      name: base('name'),
      identities: [base('externalidentifier')],
      address: {
        lines: ['streetaddress', 'additionaladdressline', 'additionalstreetaddress']
          .map(base)
          .filter((line) => line !== null),
        postcode: base('postnumber'),
        city: base('city'),
        country: base('country'),
      },
      further: [
        {
          purpose: 'delivery',
          lines: textsAt(record, 'customerdeliverydetails/deliverystreetaddress'),
          postcode: delivery('deliverypostnumber') ?? delivery('deliverypostalnumber'),
          city: delivery('deliverycity'),
          country: delivery('deliverycountry') ?? base('country'),
        },
      ],
      email: base('email'),
      phone: base('phonenumber'),
      language: textAt(record, 'customeradditionalinformation/invoicinglanguage'),
      invoiceEmail: base('emailinvoicingaddress'),
      contacts: nodesAt(record, 'customercontactdetails').flatMap((contact) =>
        contactOf({
          name: textAt(contact, 'contactperson'),
          email: textAt(contact, 'contactpersonemail'),
          phone: textAt(contact, 'contactpersonphone'),
        }),
      ),
      profile: ruleOf(record),
    },
    creditor,
    warnings,
  );
}

/** A customer of `customerlist.nv`, which tells no more than who it is. */
export function readNetvisorListedCustomer(
  record: XmlNode,
  creditor: IntakeCreditor,
  warnings: DocumentWarnings,
): NetvisorCustomerReading {
  const facts = {
    ...silentCustomer,
    number: textAt(record, 'code'),
    name: textAt(record, 'name'),
    identities: [textAt(record, 'organisationidentifier')],
  };
  return readCustomer(record, facts, creditor, warnings);
}

function readCustomer(
  record: XmlNode,
  facts: CustomerFacts,
  creditor: IntakeCreditor,
  warnings: DocumentWarnings,
): NetvisorCustomerReading {
  const faults: DocumentFaults = { errors: [], warnings };
  const draft = draftCustomer(facts, creditor, faults);
  const texts = [draft.name ?? '', draft.street ?? '', draft.city ?? ''];
  if (faults.errors.length === 0) return { reading: { ok: true, draft, notation: silent }, texts };
  const errors = faults.errors.map((error) => ({ ...error, line: record.line }));
  return { reading: { ok: false, errors, notation: silent }, texts };
}

function ruleOf(record: XmlNode): string | null {
  const rules = ['receivablesmanagementautomationrule', 'receivablemanagementautomationrule'].flatMap(
    (local) => nodesAt(record, `customeradditionalinformation/${local}`),
  );
  const named = rules.find(({ attributes }) => attributes['type']?.toLowerCase() === 'customer');
  return named === undefined ? null : textOf(named);
}
