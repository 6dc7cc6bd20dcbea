import { useQuery } from '@tanstack/react-query';
import { FileText, Mails } from 'lucide-react';
import { Button, Day, EmptyState, Money, showToast, useTexts } from '#renderer/ui/index.ts';
import { api, client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { useJob } from '#renderer/api/useJob.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import styles from '#renderer/features/customers/card/Card.module.css';

/** Every notice that went to a customer, newest first, each with its letter. */
export function NoticesTab({ customerId }: { readonly customerId: number }) {
  const texts = useTexts();
  const { t, format } = texts;
  const { data, error } = useQuery(api.customers.notices.queryOptions({ input: { customerId } }));
  const letter = useOpenLetter();
  if (error !== null) {
    return (
      <p role="alert" className={styles['message']}>
        {failureText(texts, failureOf(error))}
      </p>
    );
  }
  if (data === undefined) return null;
  if (data.length === 0) {
    return (
      <EmptyState icon={<Mails />} title={t('customers.notices.none')}>
        {t('customers.notices.noneHelp')}
      </EmptyState>
    );
  }
  return (
    <div className={styles['scroller']}>
      <table className={styles['table']}>
        <caption className={styles['hidden']}>{t('customers.card.tab.notices')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('customers.notices.sent')}</th>
            <th scope="col">{t('customers.notices.notice')}</th>
            <th scope="col">{t('customers.notices.invoices')}</th>
            <th scope="col">{t('customers.notices.deadline')}</th>
            <th scope="col" className={styles['end']}>
              {t('customers.notices.fee')}
            </th>
            <th scope="col">{t('customers.notices.channel')}</th>
            <th scope="col">
              <span className={styles['hidden']}>{t('customers.notices.letter')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.map((notice) => (
            <tr
              key={`${notice.runId}-${notice.letter}-${notice.kind}-${notice.ordinal}`}
              className={notice.cancelled ? styles['cancelled'] : undefined}
            >
              <td>
                {notice.sentOn === null ? t('customers.notices.notSent') : <Day value={notice.sentOn} />}
              </td>
              <th scope="row">
                {texts.stepName({ kind: stepKind(notice.kind), ordinal: notice.ordinal })}
                {notice.cancelled && <small> {t('customers.notices.cancelled')}</small>}
              </th>
              <td className={styles['numbers']}>{format.list(notice.invoices)}</td>
              <td>
                <Day value={notice.deadline} />
              </td>
              <td className={styles['end']}>
                {notice.fee === 0 ? '' : <Money value={notice.fee} currency={notice.currency} />}
              </td>
              <td>{t(`customers.by.${channelOf(notice.channel)}`)}</td>
              <td className={styles['end']}>
                <Button
                  look="quiet"
                  icon={<FileText />}
                  isPending={letter.isBusy}
                  aria-label={t('customers.notices.openOf', {
                    notice: texts.stepName({ kind: stepKind(notice.kind), ordinal: notice.ordinal }),
                    run: notice.runId,
                  })}
                  onPress={() => letter.open(notice.runId, notice.letter)}
                >
                  {t('customers.notices.open')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function stepKind(kind: string): 'reminder' | 'collection_notice' | 'hand_over' {
  return kind === 'collection_notice' || kind === 'hand_over' ? kind : 'reminder';
}

function channelOf(channel: string): 'paper' | 'email' | 'einvoice' {
  return channel === 'email' || channel === 'einvoice' ? channel : 'paper';
}

/** Draws one letter again from what was fixed of it, and shows it. */
function useOpenLetter(): { readonly isBusy: boolean; readonly open: (run: number, letter: number) => void } {
  const texts = useTexts();
  const job = useJob(client.notices.letter);
  const open = async (runId: number, letter: number) => {
    const drawn = await job.run({ runId, letter });
    if (drawn === null) {
      showToast('error', texts.t('customers.notices.failed'));
      return;
    }
    const outcome = await platform.openFile(drawn.file);
    if (outcome.kind === 'failed') showToast('error', failureText(texts, outcome.error));
  };
  return {
    isBusy: job.state.phase === 'running',
    open: (run, letter) => void open(run, letter),
  };
}
