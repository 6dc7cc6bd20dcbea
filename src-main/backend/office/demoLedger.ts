import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';
import { type DemoCustomer, demoOrganisationNumber, writeDemoList } from '#backend/office/demoLists.ts';

const demoCreditor = z.object({
  name: z.string(),
  country: z.enum(['NO', 'SE', 'FI', 'DK']),
  organisationNumber: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  email: z.string(),
  phone: z.string(),
  bankAccount: z.string(),
  logo: z.string().nullable(),
  companies: z.int(),
  persons: z.int(),
  invoices: z.int(),
  firstInvoice: z.int(),
  smallest: z.int(),
  largest: z.int(),
  companyProfile: z.string(),
  personProfile: z.string(),
  feesAgreed: z.boolean(),
  dueDatesAgreed: z.boolean(),
  /** Days from invoice to due date, in turn. */
  terms: z.array(z.int()).min(1),
});
export type DemoCreditor = z.infer<typeof demoCreditor>;

/** What the clients of a country are made of. */
const demoCountry = z.object({
  /** What its accounting systems call a list of open items. */
  list: z.string(),
  firstNames: z.array(z.string()),
  lastNames: z.array(z.string()),
  companyNames: z.array(z.string()),
  companyForms: z.array(z.string()),
  streets: z.array(z.string()),
  places: z.array(z.tuple([z.string(), z.string()])),
  /** The languages of its customers, in turn; none where the lists do not tell. */
  languages: z.array(z.string()),
  /** What the office has noted at the stops. */
  reasons: z.object({ objection: z.string(), pause: z.string(), never: z.string() }),
});
export type DemoCountry = z.infer<typeof demoCountry>;

const demoOffice = z.object({
  creditors: z.array(demoCreditor),
  countries: z.object({ NO: demoCountry, SE: demoCountry, FI: demoCountry, DK: demoCountry }),
});
export type DemoOffice = z.infer<typeof demoOffice>;

/** Reads the description of the demo office. */
export function readDemoOffice(resources: string): DemoOffice {
  return demoOffice.parse(JSON.parse(readFileSync(join(resources, 'demo', 'office.json'), 'utf8')));
}

/** One invoice of the demo with the day on which it will be paid, if ever. */
interface DemoInvoice {
  readonly number: number;
  readonly customer: DemoCustomer;
  readonly issued: IsoDate;
  readonly due: IsoDate;
  readonly amount: number;
  readonly paid: { readonly day: IsoDate; readonly share: number } | null;
}

/** The books of a demo client, from which an open-items list can be taken on any day. */
export interface DemoLedger {
  /** The list as an accounting system of the client's country would export it on that day. */
  openItems(day: IsoDate): string;
}

/** Makes the books of a demo client around a day. The same day gives the same books. */
export function demoLedger(country: DemoCountry, creditor: DemoCreditor, today: IsoDate): DemoLedger {
  const random = sequence(creditor.firstInvoice);
  const customers = demoCustomers(country, creditor, random);
  const invoices: DemoInvoice[] = [];
  for (let at = 0; at < creditor.invoices; at += 1) {
    // Spread over the last five months; the older an invoice, the likelier it is paid by now.
    const age = 150 - Math.floor((at * 150) / creditor.invoices);
    const issued = addDays(today, -age);
    const due = addDays(issued, creditor.terms[at % creditor.terms.length] as number);
    const amount = creditor.smallest + Math.floor(random() ** 3 * (creditor.largest - creditor.smallest));
    const customer = customers[Math.floor(random() * customers.length)] as DemoCustomer;
    invoices.push({
      number: creditor.firstInvoice + at,
      customer,
      issued,
      due,
      amount,
      paid: demoPayment(due, random),
    });
  }
  return {
    openItems(day) {
      const items = invoices
        .filter((invoice) => invoice.issued <= day)
        .map((invoice) => ({ ...invoice, open: openOn(invoice, day) }))
        .filter((item) => item.open > 0);
      return writeDemoList(creditor.country, items);
    },
  };
}

function openOn(invoice: DemoInvoice, day: IsoDate): number {
  if (invoice.paid === null || invoice.paid.day > day) return invoice.amount;
  return invoice.amount - Math.round(invoice.amount * invoice.paid.share);
}

/** Most pay around the due date, some late, some a part, some never. */
function demoPayment(due: IsoDate, random: () => number): DemoInvoice['paid'] {
  const luck = random();
  if (luck < 0.42) return { day: addDays(due, Math.floor(random() * 12) - 6), share: 1 };
  if (luck < 0.62) return { day: addDays(due, 15 + Math.floor(random() * 45)), share: 1 };
  if (luck < 0.68) return { day: addDays(due, 5 + Math.floor(random() * 40)), share: 0.4 };
  return null;
}

function demoCustomers(country: DemoCountry, creditor: DemoCreditor, random: () => number): DemoCustomer[] {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const customers: DemoCustomer[] = [];
  for (let at = 0; at < creditor.companies + creditor.persons; at += 1) {
    const isCompany = at < creditor.companies;
    const name = isCompany
      ? `${country.companyNames[at % country.companyNames.length]} ${pick(country.companyForms)}`
      : `${pick(country.firstNames)} ${pick(country.lastNames)}`;
    const [postcode, city] = pick(country.places);
    // One in fourteen came without an address: somebody has to find it.
    const hasAddress = at % 14 !== 5;
    customers.push({
      number: 10_001 + at,
      name,
      organisationNumber: isCompany
        ? demoOrganisationNumber(creditor.country, creditor.firstInvoice + at * 3)
        : '',
      street: hasAddress ? `${pick(country.streets)} ${1 + Math.floor(random() * 90)}` : '',
      postcode: hasAddress ? postcode : '',
      city: hasAddress ? city : '',
      language: country.languages[at % Math.max(1, country.languages.length)] ?? '',
    });
  }
  return customers;
}

/** Numbers from 0 to 1 that look random and are the same at every start (Park and Miller's minimal generator). */
function sequence(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
