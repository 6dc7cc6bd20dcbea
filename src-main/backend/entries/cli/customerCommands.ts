import { inProcessClient } from '#backend/border/index.ts';
import {
  type Call,
  choiceOption,
  numberOption,
  optionalDay,
  print,
  readCall,
  required,
  table,
  UsageError,
} from '#backend/entries/cli/commandLine.ts';
import { withOffice } from '#backend/entries/cli/openForCommand.ts';
import type { CustomerFilter, CustomerRow } from '#shared/contract/customers.ts';
import { toDecimalText } from '#shared/kernel/money.ts';

type Client = ReturnType<typeof inProcessClient>;

const languages = ['nb', 'sv', 'fi', 'da', 'en'] as const;
const situations = ['deceased', 'bankrupt', 'debt_settlement'] as const;

/** `customers list`: one object for each customer that the filters let through, by name; amounts as decimal texts. */
export async function listCustomersCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    search: { type: 'string' },
    kind: { type: 'string' },
    profile: { type: 'string' },
    language: { type: 'string' },
    stop: { type: 'string' },
    situation: { type: 'string' },
    missing: { type: 'string' },
    invoices: { type: 'string' },
    changed: { type: 'boolean' },
    sort: { type: 'string' },
    descending: { type: 'boolean' },
  });
  const filter = filterOf(call);
  const columns = ['name', 'number', 'city', 'open', 'overdue', 'oldest'] as const;
  const sort = {
    column: choiceOption(call, 'sort', columns, 'name'),
    descending: call.values['descending'] === true,
  };
  return withOffice(required(call, 'data'), null, async (office) => {
    await office.keeper.ensure(filter.creditorId);
    const client = inProcessClient(office.router, office.means);
    const rows: CustomerRow[] = [];
    for (;;) {
      const window = { filter, sort, offset: rows.length, limit: windowSize };
      const { rows: more } = await client.customers.list(window);
      rows.push(...more);
      if (more.length < windowSize) break;
    }
    print(call, rows.map(describe), () => words(rows));
    return 0;
  });
}

/** How many customers a window holds. */
const windowSize = 200;

function filterOf(call: Call): CustomerFilter {
  const chosen = <Choice extends string>(name: string, choices: readonly Choice[]): Choice | null =>
    call.values[name] === undefined ? null : choiceOption(call, name, choices);
  return {
    creditorId: numberOption(call, 'creditor'),
    search: call.values['search'] === undefined ? '' : required(call, 'search'),
    kind: chosen('kind', ['person', 'company']),
    profileId: call.values['profile'] === undefined ? null : numberOption(call, 'profile'),
    language: chosen('language', languages),
    stop: chosen('stop', ['held', 'banned', 'blocked', 'direct_debit', 'interest_free']),
    situation: chosen('situation', situations),
    missing: chosen('missing', ['address', 'email', 'identity_number']),
    invoices: chosen('invoices', ['open', 'overdue']),
    changed: call.values['changed'] === true,
  };
}

function describe(row: CustomerRow) {
  const amounts = (sums: CustomerRow['open']) =>
    sums.map(({ currency, amount }) => ({ currency, amount: toDecimalText(amount) }));
  return { ...row, open: amounts(row.open), overdue: amounts(row.overdue) };
}

function words(rows: readonly CustomerRow[]): string {
  const amounts = (sums: CustomerRow['open']): string =>
    sums.map(({ currency, amount }) => `${toDecimalText(amount)} ${currency}`).join(', ');
  return table(
    rows.map((row) => [
      String(row.id),
      row.number ?? '',
      row.name,
      row.kind,
      row.city,
      row.profile,
      amounts(row.open),
      amounts(row.overdue),
      row.oldestDue ?? '',
    ]),
    new Set([0, 6, 7]),
  );
}

/** `customers set`: enters what is known of one customer. Each option is a change; the first that is refused ends it. */
export async function setCustomerCommand(args: readonly string[]): Promise<number> {
  const call = readCall(args, {
    data: { type: 'string' },
    creditor: { type: 'string' },
    customer: { type: 'string' },
    ...settings,
  });
  if (!Object.keys(settings).some((name) => call.values[name] !== undefined)) {
    throw new UsageError('customers set: nothing to set');
  }
  const creditorId = numberOption(call, 'creditor');
  const number = required(call, 'customer');
  return withOffice(required(call, 'data'), null, async (office) => {
    const row = await office.ledger.reader
      .selectFrom('customer')
      .select('id')
      .where('creditor_id', '=', creditorId)
      .where((customer) => customer.or([customer('number', '=', number), customer('id', '=', keyOf(number))]))
      .orderBy((customer) => customer('number', '=', number), 'desc')
      .executeTakeFirst();
    const client = inProcessClient(office.router, office.means);
    // An unknown one is refused by the border, with its code.
    const customerId = row?.id ?? keyOf(number);
    for (const step of stepsOf(call, client, customerId)) await step();
    const card = await client.customers.get({ customerId });
    print(call, card, () => `${card.id} ${card.name}`);
    return 0;
  });
}

const settings = {
  address: { type: 'string' },
  name: { type: 'string' },
  'identity-number': { type: 'string' },
  email: { type: 'string' },
  'invoice-email': { type: 'string' },
  phone: { type: 'string' },
  kind: { type: 'string' },
  profile: { type: 'string' },
  language: { type: 'string' },
  channel: { type: 'string' },
  'interest-free': { type: 'string' },
  'collection-ban': { type: 'string' },
  'direct-debit': { type: 'string' },
  hold: { type: 'string' },
  reason: { type: 'string' },
  until: { type: 'string' },
  contact: { type: 'string' },
  'contact-email': { type: 'string' },
  'contact-phone': { type: 'string' },
  situation: { type: 'string' },
  on: { type: 'string' },
} as const;

type Step = () => Promise<unknown>;

/** The calls that the options ask for, in an order in which one does not undo another. Wrong options are told first. */
function stepsOf(call: Call, client: Client, customerId: number): readonly Step[] {
  const { customers } = client;
  const given = (name: string): boolean => call.values[name] !== undefined;
  const steps: Step[] = [];
  if (given('kind')) {
    const kind = choiceOption(call, 'kind', ['person', 'company']);
    steps.push(() => customers.setKind({ customerId, kind }));
  }
  const details = detailsOf(call);
  if (details !== null) steps.push(() => customers.setDetails({ customerId, ...details }));
  if (given('address')) {
    const text = required(call, 'address');
    steps.push(async () => {
      const { country } = await customers.get({ customerId });
      const { name: _, ...address } = await customers.splitAddress({ text, country });
      return customers.setAddress({ customerId, ...address });
    });
  }
  if (given('profile')) {
    const profileId = required(call, 'profile') === 'default' ? null : numberOption(call, 'profile');
    steps.push(() => customers.setProfile({ customerId, profileId }));
  }
  if (given('language')) {
    const language = choiceOption(call, 'language', [...languages, 'default']);
    steps.push(() =>
      customers.setLanguage({ customerId, language: language === 'default' ? null : language }),
    );
  }
  steps.push(...flagSteps(call, client, customerId));
  steps.push(...holdSteps(call, client, customerId));
  if (given('contact')) {
    const contact = {
      name: required(call, 'contact'),
      role: '',
      email: textOf(call, 'contact-email') ?? '',
      phone: textOf(call, 'contact-phone') ?? '',
      isDefault: true,
    };
    steps.push(() => customers.setContact({ customerId, contactId: null, ...contact }));
  }
  if (given('situation')) {
    const situation = choiceOption(call, 'situation', [...situations, 'none']);
    const on = optionalDay(call, 'on');
    steps.push(() =>
      customers.setSituation({
        customerId,
        situation: situation === 'none' ? null : situation,
        on,
        alsoAt: [],
      }),
    );
  }
  return steps;
}

function detailsOf(call: Call) {
  const texts = {
    name: textOf(call, 'name'),
    identityNumber: textOf(call, 'identity-number'),
    email: textOf(call, 'email'),
    invoiceEmail: textOf(call, 'invoice-email'),
    phone: textOf(call, 'phone'),
  };
  const channels = ['einvoice', 'email', 'paper', 'default'] as const;
  const channel = call.values['channel'] === undefined ? undefined : choiceOption(call, 'channel', channels);
  const interestFree = yesOrNo(call, 'interest-free');
  const isGiven = Object.values(texts).some((text) => text !== null);
  if (!isGiven && channel === undefined && interestFree === undefined) return null;
  return {
    ...texts,
    ...(channel === undefined ? {} : { channel: channel === 'default' ? null : channel }),
    ...(interestFree === undefined ? {} : { interestFree }),
  };
}

function flagSteps(call: Call, { customers }: Client, customerId: number): readonly Step[] {
  const ban = yesOrNo(call, 'collection-ban');
  const debit = yesOrNo(call, 'direct-debit');
  if (ban === undefined && debit === undefined) return [];
  return [
    async () => {
      const { collectionBan, directDebit } = await customers.get({ customerId });
      return customers.setFlags({
        customerId,
        collectionBan: ban ?? collectionBan,
        directDebit: debit ?? directDebit,
      });
    },
  ];
}

function holdSteps(call: Call, client: Client, customerId: number): readonly Step[] {
  if (call.values['hold'] === undefined) return [];
  const kind = choiceOption(call, 'hold', ['do_not_remind', 'objection', 'pause', 'lift']);
  const reason = textOf(call, 'reason') ?? '';
  if (kind === 'lift') {
    return [
      async () => {
        const { holds } = await client.customers.get({ customerId });
        for (const { id } of holds) await client.reminders.lift({ holdId: id, reason });
      },
    ];
  }
  const until = optionalDay(call, 'until');
  return [() => client.customers.hold({ customerId, kind, reason, until })];
}

/** The text of an option, which may be empty: that empties the field. */
function textOf(call: Call, name: string): string | null {
  const value = call.values[name];
  return typeof value === 'string' ? value : null;
}

function yesOrNo(call: Call, name: string): boolean | undefined {
  if (call.values[name] === undefined) return undefined;
  return choiceOption(call, name, ['yes', 'no']) === 'yes';
}

/** A customer without a number is named by its key, as `customers list` gives it. */
function keyOf(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
}
