import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeKid } from '#shared/domain/identifiers/kid.ts';
import { addDays, type IsoDate } from '#shared/kernel/isoDate.ts';
import { toDecimalText } from '#shared/kernel/money.ts';

const demoCreditor = z.object({
  name: z.string(),
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
});
export type DemoCreditor = z.infer<typeof demoCreditor>;

const demoOffice = z.object({
  creditors: z.array(demoCreditor),
  firstNames: z.array(z.string()),
  lastNames: z.array(z.string()),
  companyNames: z.array(z.string()),
  companyForms: z.array(z.string()),
  streets: z.array(z.string()),
  places: z.array(z.tuple([z.string(), z.string()])),
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

interface DemoCustomer {
  readonly number: number;
  readonly name: string;
  readonly organisationNumber: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
}

/** The books of a demo client, from which an open-items list can be taken on any day. */
export interface DemoLedger {
  /** The list as an accounting system would export it on that day: semicolons, decimal commas, dd.mm.yyyy. */
  openItems(day: IsoDate): string;
}

/** Makes the books of a demo client around a day. The same day gives the same books. */
export function demoLedger(office: DemoOffice, creditor: DemoCreditor, today: IsoDate): DemoLedger {
  const random = sequence(creditor.firstInvoice);
  const customers = demoCustomers(office, creditor, random);
  const invoices: DemoInvoice[] = [];
  for (let at = 0; at < creditor.invoices; at += 1) {
    // Spread over the last five months; the older an invoice, the likelier it is paid by now.
    const age = 150 - Math.floor((at * 150) / creditor.invoices);
    const issued = addDays(today, -age);
    const due = addDays(issued, 14);
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
      const open = invoices.filter((invoice) => invoice.issued <= day && openOn(invoice, day) > 0);
      return [columns.join(';'), ...open.map((invoice) => listRow(invoice, day))].join('\r\n');
    },
  };
}

const columns = [
  'Fakturanr',
  'Fakturadato',
  'Forfallsdato',
  'Kundenr',
  'Kundenavn',
  'Organisasjonsnr',
  'Adresse',
  'Postnr',
  'Poststed',
  'Beløp',
  'Restbeløp',
  'Valuta',
  'KID',
] as const;

function listRow(invoice: DemoInvoice, day: IsoDate): string {
  const { customer } = invoice;
  const cells = [
    String(invoice.number),
    norwegianDay(invoice.issued),
    norwegianDay(invoice.due),
    String(customer.number),
    customer.name,
    customer.organisationNumber,
    customer.street,
    customer.postcode,
    customer.city,
    norwegianAmount(invoice.amount),
    norwegianAmount(openOn(invoice, day)),
    'NOK',
    demoKid(`${invoice.number}${customer.number}`),
  ];
  return cells.join(';');
}

function demoKid(digits: string): string {
  const kid = makeKid(digits, 'mod10');
  return kid.ok ? kid.value : '';
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

function demoCustomers(office: DemoOffice, creditor: DemoCreditor, random: () => number): DemoCustomer[] {
  const pick = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)] as Value;
  const customers: DemoCustomer[] = [];
  for (let at = 0; at < creditor.companies + creditor.persons; at += 1) {
    const isCompany = at < creditor.companies;
    const name = isCompany
      ? `${office.companyNames[at % office.companyNames.length]} ${pick(office.companyForms)}`
      : `${pick(office.firstNames)} ${pick(office.lastNames)}`;
    const [postcode, city] = pick(office.places);
    // One in fourteen came without an address: somebody has to find it.
    const hasAddress = at % 14 !== 5;
    customers.push({
      number: 10_001 + at,
      name,
      organisationNumber: isCompany
        ? testOrganisationNumber(31_000_200 + creditor.firstInvoice + at * 3)
        : '',
      street: hasAddress ? `${pick(office.streets)} ${1 + Math.floor(random() * 90)}` : '',
      postcode: hasAddress ? postcode : '',
      city: hasAddress ? city : '',
    });
  }
  return customers;
}

/** A number with a valid check digit in the range that Norway keeps for test data (first digit 3). */
function testOrganisationNumber(from: number): string {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  for (let base = from; ; base += 1) {
    const digits = String(base);
    const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${digits}${check}`;
  }
}

function norwegianDay(day: IsoDate): string {
  return `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
}

function norwegianAmount(amount: number): string {
  const [whole = '', part = ''] = toDecimalText(amount).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ' ')},${part}`;
}

/** Numbers from 0 to 1 that look random and are the same at every start (Park and Miller's minimal generator). */
function sequence(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
