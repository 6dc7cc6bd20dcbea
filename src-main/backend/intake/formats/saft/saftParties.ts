import type { IntakeSink } from '#backend/intake/formats/intakeSink.ts';
import type { SaftCustomer } from '#backend/intake/formats/saft/saftCustomers.ts';
import type { SaftLine } from '#backend/intake/formats/saft/saftLines.ts';
import { type DocumentWarnings, silent } from '#backend/intake/formats/documentFields.ts';
import type { PaymentTerms } from '#shared/domain/intake/customerAccount.ts';
import { customerKey } from '#shared/domain/intake/customerKey.ts';
import type { Minor } from '#shared/kernel/money.ts';

/** What is kept of a customer until its open items are rebuilt. */
export interface SaftParty {
  readonly id: string;
  readonly key: string;
  readonly name: string | null;
  readonly line: number;
  /** Whether the master files know it. */
  readonly isKnown: boolean;
  readonly accounts: Set<string>;
  balance: { opening: Minor; closing: Minor } | null;
  readonly terms: PaymentTerms | null;
  lines: number;
}

/** The customers of a file, and their lines on the disk. */
export interface SaftParties {
  readonly addCustomer: (customer: SaftCustomer) => void;
  readonly addLine: (line: SaftLine) => void;
  readonly count: () => number;
  /** All lines of customers. */
  readonly lines: () => number;
  readonly all: () => readonly SaftParty[];
  /** Whether a number can only be that of an invoice from before the file. */
  readonly isEarlierInvoice: (number: string) => boolean;
}

/**
 * Gathers customers and lines as the file tells of them. Customers are handed over at once; one that the file calls
 * passive and that owes nothing is left out. A customer that stands several times, once for each of its accounts, is one.
 * Warns of `saft_country_unknown {count, value, customer}`.
 */
export function saftParties(sink: IntakeSink, warnings: DocumentWarnings): SaftParties {
  const parties: SaftParty[] = [];
  const byId = new Map<string, number>();
  const invoiceNumbers = lowestNumbers();
  let lines = 0;
  const indexOf = (id: string, make: () => SaftParty): number => {
    const known = byId.get(id);
    if (known !== undefined) return known;
    byId.set(id, parties.length);
    parties.push(make());
    return parties.length - 1;
  };
  return {
    addCustomer(customer) {
      const { id, draft, balance } = customer;
      const again = id !== null && byId.has(id);
      if (id !== null) addBalances(parties[indexOf(id, () => partyOf(id, customer))], customer);
      const owes = balance !== null && (balance.opening !== 0 || balance.closing !== 0);
      if (again || (customer.isPassive && !owes)) return;
      if (customer.unknownCountry !== null) {
        const value = customer.unknownCountry.slice(0, 60);
        warnings.add('saft_country_unknown', { value, customer: draft.name ?? draft.number ?? '' });
      }
      sink.takeCustomer(customer.line, { ok: true, draft, notation: silent });
      sink.observeText(customer.line, [draft.name ?? '', draft.street ?? '', draft.city ?? '']);
    },
    addLine({ customerId, ...line }) {
      if (line.amount === 0) return;
      const index = indexOf(customerId, () => unknownParty(customerId, line.line));
      const party = parties[index];
      if (party === undefined) return;
      party.lines++;
      lines++;
      if (line.amount > 0) invoiceNumbers.add(line.reference);
      sink.ledgerLines.add({ ...line, customer: index });
    },
    count: () => parties.length,
    lines: () => lines,
    all: () => parties,
    isEarlierInvoice: invoiceNumbers.isBelowAll,
  };
}

function partyOf(id: string, { line, draft, terms }: SaftCustomer): SaftParty {
  return {
    id: detached(id),
    key: detached(draft.key),
    name: draft.name === null ? null : detached(draft.name),
    line,
    isKnown: true,
    accounts: new Set(),
    balance: null,
    terms,
    lines: 0,
  };
}

/** Somebody who is only named on lines. */
function unknownParty(id: string, line: number): SaftParty {
  const number = detached(id);
  const key = customerKey({ number, identityNumber: null, name: null, postcode: null });
  const nothing = { name: null, isKnown: false, balance: null, terms: null, lines: 0 };
  return { id: number, key, line, accounts: new Set(), ...nothing };
}

function addBalances(party: SaftParty | undefined, { balance, accounts }: SaftCustomer): void {
  if (party === undefined) return;
  for (const account of accounts) party.accounts.add(detached(account));
  if (balance === null) return;
  party.balance ??= { opening: 0, closing: 0 };
  party.balance.opening += balance.opening;
  party.balance.closing += balance.closing;
}

/** A copy that does not hold on to the block of the file that the text was cut from. */
function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** The lowest invoice number of each series of the file; a series has numbers of one length and the same letters. */
function lowestNumbers(): {
  readonly add: (number: string) => void;
  readonly isBelowAll: (number: string) => boolean;
} {
  const lowest = new Map<string, string>();
  const seriesOf = (number: string): string => number.replaceAll(/\d/gu, '0');
  return {
    add(number) {
      if (number === '') return;
      const series = seriesOf(number);
      const known = lowest.get(series);
      // Bounded: where every number looks different there are no series.
      if (known === undefined ? lowest.size < 1000 : number < known) lowest.set(series, detached(number));
    },
    isBelowAll(number) {
      const known = lowest.get(seriesOf(number));
      return number !== '' && known !== undefined && number < known;
    },
  };
}
