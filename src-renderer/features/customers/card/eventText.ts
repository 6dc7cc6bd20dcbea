import type { Texts } from '#shared/i18n/createTexts.ts';
import { changedFieldName } from '#renderer/features/customers/changedField.ts';
import { chargeEventText } from '#renderer/features/payments/index.ts';

/** Something that happened to a customer or to one of its invoices, as the border tells it. */
interface HistoryEvent {
  readonly kind: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** An event of a customer as a sentence, with who did it where somebody did. */
export function eventText(texts: Texts, event: HistoryEvent): string {
  const by = textIn(event, 'by');
  const what = whatHappened(texts, event);
  return by === '' ? what : `${what} (${by})`;
}

function whatHappened(texts: Texts, event: HistoryEvent): string {
  const { t, format } = texts;
  const { kind, params } = event;
  switch (kind) {
    case 'customer_added':
    case 'invoice_imported':
    case 'customer_moved':
      return t(`customers.event.${kind}`, { file: textIn(event, 'file') });
    case 'customer_changed':
      return t('customers.event.customer_changed', {
        fields: fieldsIn(texts, event),
        file: textIn(event, 'file'),
      });
    case 'import_undone':
    case 'customer_restored':
      return t('reminders.timeline.import_undone', {
        number: String(event.params['number']),
        file: textIn(event, 'file'),
      });
    case 'invoice_changed':
      return t('reminders.timeline.invoice_changed');
    case 'address_mended':
    case 'details_changed':
    case 'imported_taken':
    case 'own_kept':
      return t(`customers.event.${kind}`, { fields: fieldsIn(texts, event) });
    case 'changes_ticked':
      return t(
        params['done'] === true ? 'customers.event.changes_ticked' : 'customers.event.changes_unticked',
        {
          fields: fieldsIn(texts, event),
        },
      );
    case 'carried_over':
      return t('customers.event.carried_over', {
        fields: fieldsIn(texts, event),
        from: textIn(event, 'from'),
      });
    case 'address_for_changed':
      return t(
        params['removed'] === true
          ? 'customers.event.address_for_removed'
          : 'customers.event.address_for_changed',
        { purpose: changedFieldName(texts, { field: `address.${textIn(event, 'purpose')}` }) },
      );
    case 'contact_added':
    case 'contact_changed':
    case 'contact_removed':
      return t(`customers.event.${kind}`, { name: textIn(event, 'name') });
    case 'channel_changed':
      return t('customers.event.channel_changed', { channel: channelIn(texts, event) });
    case 'collection_ban_changed':
      return t(
        params['on'] === true ? 'customers.event.collection_banned' : 'customers.event.collection_allowed',
      );
    case 'interest_free_changed':
      return t(params['on'] === true ? 'customers.event.interest_free' : 'customers.event.interest_again');
    case 'situation_changed':
      return situationText(texts, event);
    case 'kind_changed':
      return t('reminders.timeline.kind_changed', {
        kind: t(params['to'] === 'person' ? 'words.kind.person' : 'words.kind.company').toLowerCase(),
      });
    case 'language_changed':
      return t('customers.event.language_changed', { language: languageIn(texts, event) });
    case 'flags_changed':
      return t('reminders.timeline.flags_changed', { flags: flagsIn(texts, event) });
    case 'profile_changed':
      return t('customers.event.profile_changed', { from: textIn(event, 'from'), to: textIn(event, 'to') });
    case 'held':
      return t('reminders.timeline.held', { hold: holdIn(texts, event), reason: textIn(event, 'reason') });
    case 'lifted':
      return t(
        textIn(event, 'reason') === '' ? 'reminders.timeline.lifted' : 'reminders.timeline.liftedWhy',
        { hold: holdIn(texts, event), reason: textIn(event, 'reason') },
      );
    case 'objection_answered':
      return t('reminders.timeline.objection_answered', { day: format.shortDay(textIn(event, 'on')) });
    case 'notice_sent':
    case 'notice_withdrawn':
      return t(`customers.event.${kind}`, { step: stepIn(texts, event) });
    default:
      return chargeEventText(texts, event, textIn(event, 'currency'));
  }
}

function fieldsIn(texts: Texts, { params }: HistoryEvent): string {
  const { fields } = params;
  const names = Array.isArray(fields)
    ? fields.map(String)
    : typeof fields === 'string'
      ? fields.split(',')
      : [];
  return texts.format.list(
    names.filter((name) => name !== '').map((field) => changedFieldName(texts, { field }).toLowerCase()),
  );
}

function channelIn({ t }: Texts, { params }: HistoryEvent): string {
  const channel = (['paper', 'email', 'einvoice'] as const).find((each) => each === params['channel']);
  return t(channel === undefined ? 'customers.channelDefault' : `customers.by.${channel}`).toLowerCase();
}

function situationText({ t, format }: Texts, event: HistoryEvent): string {
  const what = (['deceased', 'bankrupt', 'debt_settlement'] as const).find(
    (each) => each === event.params['situation'],
  );
  if (what === undefined) return t('customers.event.situation_taken_back');
  const day = textIn(event, 'on');
  return t('customers.event.situation_changed', {
    situation:
      day === ''
        ? t(`customers.situation.${what}`).toLowerCase()
        : t(`customers.situationSince.${what}`, { day: format.day(day) }),
  });
}

function languageIn({ t }: Texts, event: HistoryEvent): string {
  const language = (['nb', 'sv', 'fi', 'da', 'en'] as const).find(
    (each) => each === event.params['language'],
  );
  return language === undefined
    ? t('customers.languageDefault').toLowerCase()
    : t(`words.language.${language}`);
}

function flagsIn({ t, format }: Texts, { params }: HistoryEvent): string {
  const flags = (['collectionBan', 'directDebit', 'interestFree'] as const)
    .filter((flag) => params[flag] === true)
    .map((flag) => t(`customers.flags.${flag}`).toLowerCase());
  return flags.length === 0 ? t('reminders.timeline.noFlags') : format.list(flags);
}

function holdIn({ t }: Texts, { params }: HistoryEvent): string {
  const kind = (['objection', 'pause'] as const).find((each) => each === params['kind']);
  return t(`words.hold.${kind ?? 'do_not_remind'}`);
}

function stepIn(texts: Texts, { params }: HistoryEvent): string {
  const kind = params['kind'] ?? params['step'];
  const known = kind === 'collection_notice' || kind === 'hand_over' ? kind : 'reminder';
  return texts.stepName({ kind: known, ordinal: Number(params['ordinal'] ?? 1) });
}

function textIn({ params }: HistoryEvent, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}
