import type { InvoiceDetail } from '#shared/contract/reminders.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { classNames, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/reminders/InvoicePanel.module.css';

type Entry = InvoiceDetail['timeline'][number];

/** What happened to an invoice, oldest first, and what lies ahead. */
export function InvoiceTimeline({ invoice }: { readonly invoice: InvoiceDetail }) {
  const texts = useTexts();
  return (
    <ol className={styles['timeline']}>
      {invoice.timeline.map((entry, at) => (
        <li
          // The order is fixed, and the same thing may happen twice on a day.
          key={at}
          className={classNames(
            entry.ahead && styles['ahead'],
            entry.kind === 'step_ready' && styles['next'],
          )}
        >
          <time dateTime={entry.day} title={texts.format.day(entry.day)}>
            {texts.format.shortDay(entry.day)}
          </time>
          <span>{entryText(texts, entry, invoice)}</span>
        </li>
      ))}
    </ol>
  );
}

function entryText(texts: Texts, entry: Entry, invoice: InvoiceDetail): string {
  const { t, format } = texts;
  const { params } = entry;
  switch (entry.kind) {
    case 'issued':
      return t('reminders.timeline.issued');
    case 'due':
      return t('reminders.timeline.due');
    case 'payment':
    case 'credit_note':
      return t(`reminders.timeline.${entry.kind}`, { amount: format.amount(number(params['amount'])) });
    case 'notice_sent':
      return t('reminders.timeline.notice_sent', {
        step: stepOf(texts, params),
        deadline: format.shortDay(text(params['deadline'])),
      });
    case 'held':
      return t('reminders.timeline.held', {
        hold: holdName(texts, params['kind']),
        reason: text(params['reason']),
      });
    case 'lifted':
      return t(text(params['reason']) === '' ? 'reminders.timeline.lifted' : 'reminders.timeline.liftedWhy', {
        hold: holdName(texts, params['kind']),
        reason: text(params['reason']),
      });
    case 'objection_answered':
      return t('reminders.timeline.objection_answered', { day: format.shortDay(text(params['on'])) });
    case 'flags_changed':
      return t('reminders.timeline.flags_changed', { flags: flagsText(texts, params) });
    case 'collection_ban_changed':
      return t(
        params['on'] === true ? 'customers.event.collection_banned' : 'customers.event.collection_allowed',
      );
    case 'interest_free_changed':
      return t(params['on'] === true ? 'customers.event.interest_free' : 'customers.event.interest_again');
    case 'situation_changed':
      return situationText(texts, params);
    case 'balance_changed':
      return t('reminders.timeline.balance_changed');
    case 'settled_by_list':
      return t('reminders.timeline.settled_by_list');
    case 'import_undone':
      return t('reminders.timeline.import_undone', {
        number: String(number(params['number'])),
        file: text(params['file']),
      });
    case 'invoice_changed':
      return t('reminders.timeline.invoice_changed');
    case 'address_mended':
      return t('reminders.timeline.address_mended');
    case 'kind_changed':
      return t('reminders.timeline.kind_changed', {
        kind: t(params['to'] === 'person' ? 'words.kind.person' : 'words.kind.company').toLowerCase(),
      });
    case 'deadline_ends':
      return t('reminders.timeline.deadline_ends');
    case 'hold_ends':
      return t('reminders.timeline.hold_ends');
    case 'step_ready':
      return t(
        invoice.kind === 'ready' || invoice.kind === 'consider_collection'
          ? 'reminders.timeline.step_today'
          : 'reminders.timeline.step_ready',
        { step: stepOf(texts, params) },
      );
    case 'earliest_deadline':
      return t('reminders.timeline.earliest_deadline');
    default:
      return entry.kind;
  }
}

function stepOf(texts: Texts, params: Entry['params']): string {
  const kind = params['step'];
  const known = kind === 'collection_notice' || kind === 'hand_over' ? kind : 'reminder';
  return texts.stepName({ kind: known, ordinal: number(params['ordinal']) });
}

function situationText({ t }: Texts, params: Entry['params']): string {
  const what = params['situation'];
  if (what !== 'deceased' && what !== 'bankrupt' && what !== 'debt_settlement') {
    return t('customers.event.situation_taken_back');
  }
  return t('customers.event.situation_changed', {
    situation: t(`customers.situation.${what}`).toLowerCase(),
  });
}

function flagsText({ t, format }: Texts, params: Entry['params']): string {
  const flags = [
    params['collectionBan'] === true ? t('customers.flags.collectionBan').toLowerCase() : null,
    params['directDebit'] === true ? t('customers.flags.directDebit').toLowerCase() : null,
  ].filter((flag) => flag !== null);
  return flags.length === 0 ? t('reminders.timeline.noFlags') : format.list(flags);
}

function holdName({ t }: Texts, kind: unknown): string {
  if (kind === 'objection') return t('words.hold.objection');
  return kind === 'pause' ? t('words.hold.pause') : t('words.hold.do_not_remind');
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
