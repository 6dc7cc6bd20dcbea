import { useQuery } from '@tanstack/react-query';
import { CirclePlay, MessageSquareReply } from 'lucide-react';
import { useState } from 'react';
import type { StandingHold } from '#shared/contract/holds.ts';
import { IconButton, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { AnswerDialog } from '#renderer/features/customers/AnswerDialog.tsx';
import { AnswerLetter } from '#renderer/features/customers/AnswerLetter.tsx';
import { LiftDialog } from '#renderer/features/customers/LiftDialog.tsx';
import styles from '#renderer/features/customers/HoldList.module.css';

/** A stop as the panels show it; without a scope it is plain whose it is. */
type ShownHold = StandingHold & { readonly scope?: 'customer' | 'invoice' };

interface Props {
  readonly holds: readonly ShownHold[];
  /** Of the invoice that a part may be disputed of. */
  readonly currency?: string;
}

type Asked = { readonly kind: 'lift' | 'answer'; readonly hold: ShownHold };

/** The stops that stand on an invoice or a customer, each with what answers and what lifts it. */
export function HoldList({ holds, currency }: Props) {
  const { t } = useTexts();
  const { data: status } = useQuery(api.office.status.queryOptions());
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  return (
    <>
      <ul>
        {holds.map((hold) => (
          <li key={hold.id} className={styles['hold']}>
            <HoldText hold={hold} today={status?.today} {...(currency === undefined ? {} : { currency })} />
            <span className={styles['buttons']}>
              {hold.kind === 'objection' && (
                <IconButton
                  size="small"
                  label={t('customers.answer.open')}
                  onPress={() => setAsked({ kind: 'answer', hold })}
                >
                  <MessageSquareReply />
                </IconButton>
              )}
              <IconButton
                size="small"
                label={t('reminders.panel.lift')}
                onPress={() => setAsked({ kind: 'lift', hold })}
              >
                <CirclePlay />
              </IconButton>
            </span>
          </li>
        ))}
      </ul>
      {asked?.kind === 'lift' && <LiftDialog holdId={asked.hold.id} kind={asked.hold.kind} onClose={close} />}
      {asked?.kind === 'answer' && status !== undefined && (
        <AnswerDialog hold={asked.hold} today={status.today} onClose={close} />
      )}
    </>
  );
}

interface TextProps {
  readonly hold: ShownHold;
  readonly today: string | undefined;
  readonly currency?: string;
}

function HoldText({ hold, today, currency }: TextProps) {
  const { t, format } = useTexts();
  const { objection } = hold;
  const from = format.day(hold.from);
  const by = hold.placedBy === '' ? '' : ` · ${hold.placedBy}`;
  return (
    <div className={styles['text']}>
      <b>{t(`words.hold.${hold.kind}`)}</b>
      {objection !== null && `: ${t(`words.objection.${objection.type}`).toLowerCase()}`}
      {hold.scope === 'customer' && ` · ${t('reminders.panel.wholeCustomer')}`}
      {objection !== null && objection.amount !== null && currency !== undefined && (
        <p>{t('customers.hold.disputed', { amount: format.money(objection.amount, currency) })}</p>
      )}
      <p className={styles['reason']}>{hold.reason}</p>
      <small>
        {hold.until === null
          ? t('reminders.panel.holdFrom', { from })
          : t('reminders.panel.holdUntil', { from, until: format.day(hold.until) })}
        {by}
      </small>
      {objection !== null && <AnswerState hold={hold} objection={objection} today={today} />}
    </div>
  );
}

interface AnswerProps {
  readonly hold: ShownHold;
  readonly objection: NonNullable<ShownHold['objection']>;
  readonly today: string | undefined;
}

function AnswerState({ hold, objection, today }: AnswerProps) {
  const { t, format } = useTexts();
  const { answerDue, answeredOn, answer } = objection;
  if (answeredOn !== null) {
    return (
      <div className={styles['answer']}>
        <small>{t('customers.answer.given', { day: format.day(answeredOn) })}</small>
        <p className={styles['reason']}>{answer}</p>
        <AnswerLetter holdId={hold.id} />
      </div>
    );
  }
  if (answerDue === null) return null;
  const late = today !== undefined && answerDue < today;
  return (
    <small className={late ? styles['late'] : undefined}>
      {t(late ? 'customers.answer.late' : 'customers.answer.due', { day: format.day(answerDue) })}
    </small>
  );
}
