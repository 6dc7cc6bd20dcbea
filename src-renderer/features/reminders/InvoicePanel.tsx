import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { InvoiceDetail } from '#shared/contract/reminders.ts';
import {
  Alert,
  Day,
  IconButton,
  Money,
  PanelSection,
  ReasonList,
  SidePanel,
  TextButton,
  useTexts,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { HoldList } from '#renderer/features/customers/index.ts';
import { InvoiceTimeline } from '#renderer/features/reminders/InvoiceTimeline.tsx';
import { NoteDialog } from '#renderer/features/reminders/NoteDialog.tsx';
import { openPanel } from '#renderer/features/reminders/remindersView.ts';
import styles from '#renderer/features/reminders/InvoicePanel.module.css';

interface Props {
  readonly invoiceId: number;
  readonly onClose: () => void;
}

/** The side panel of one invoice: what is owed, what happened and will happen, and why this step. */
export function InvoicePanel({ invoiceId, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { data, error } = useQuery(
    api.reminders.invoice.queryOptions({ input: { invoiceId }, placeholderData: (before) => before }),
  );
  if (error !== null) {
    return (
      <SidePanel title={t('reminders.invoice')} onClose={onClose}>
        <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>
      </SidePanel>
    );
  }
  if (data === undefined) {
    return (
      <SidePanel title={t('words.loading')} onClose={onClose}>
        {null}
      </SidePanel>
    );
  }
  return (
    <SidePanel
      title={t('reminders.invoiceNumber', { number: data.number })}
      subtitle={
        <>
          <TextButton
            onPress={() => openPanel({ kind: 'customer', customerId: data.customerId, startWith: null })}
          >
            {data.customer}
          </TextButton>
          {data.reference !== null && ` · KID ${data.reference}`}
        </>
      }
      onClose={onClose}
    >
      <Amounts invoice={data} />
      <PanelSection title={t('reminders.panel.timeline')}>
        <InvoiceTimeline invoice={data} />
      </PanelSection>
      <PanelSection title={t(whyTitle(data))}>
        <ReasonList reasons={data.reasons} />
        {data.nextChange !== null && (
          <p className={styles['nextChange']}>
            {t('reminders.panel.nextChange')} <Day value={data.nextChange} />
          </p>
        )}
      </PanelSection>
      <Holds invoice={data} />
      <Notes invoice={data} />
    </SidePanel>
  );
}

function whyTitle(invoice: InvoiceDetail): 'reminders.panel.whyStep' | 'reminders.panel.whyNot' {
  return invoice.kind === 'ready' || invoice.kind === 'consider_collection'
    ? 'reminders.panel.whyStep'
    : 'reminders.panel.whyNot';
}

function Amounts({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t, format } = useTexts();
  const { sums, interestLines, proposal } = invoice;
  const days = interestLines.reduce((sum, line) => sum + line.days, 0);
  return (
    <PanelSection title={t('reminders.panel.amounts', { currency: invoice.currency })}>
      <dl className={styles['sums']}>
        {invoice.original !== sums.principal && (
          <>
            <dt>{t('reminders.panel.original')}</dt>
            <dd>
              <Money value={invoice.original} />
            </dd>
          </>
        )}
        <dt>{t('reminders.panel.principal')}</dt>
        <dd>
          <Money value={sums.principal} />
        </dd>
        {sums.interest !== 0 && (
          <>
            <dt>{t('reminders.panel.interest', { count: days })}</dt>
            <dd>
              <Money value={sums.interest} />
            </dd>
          </>
        )}
        {interestLines.map((line) => (
          <Fragment key={line.from}>
            <dt className={styles['line']}>
              {t('reminders.panel.interestLine', {
                from: format.day(line.from),
                to: format.day(line.to),
                rate: format.rate(line.rateBasisPoints),
                principal: format.amount(line.principal),
              })}
            </dt>
            <dd className={styles['line']}>{t('words.days', { count: line.days })}</dd>
          </Fragment>
        ))}
        {sums.charges !== 0 && (
          <>
            <dt>{t('reminders.panel.charges')}</dt>
            <dd>
              <Money value={sums.charges} />
            </dd>
          </>
        )}
        <dt className={styles['total']}>{t('reminders.panel.total')}</dt>
        <dd className={styles['total']}>
          <Money value={sums.total} />
        </dd>
        {proposal !== null && proposal.fee > 0 && (
          <>
            <dt className={styles['line']}>{t('reminders.panel.newFee')}</dt>
            <dd className={styles['line']}>
              + <Money value={proposal.fee} />
            </dd>
          </>
        )}
      </dl>
    </PanelSection>
  );
}

function Holds({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTexts();
  if (invoice.holds.length === 0) return null;
  return (
    <PanelSection title={t('reminders.panel.holds')}>
      <HoldList holds={invoice.holds} />
    </PanelSection>
  );
}

function Notes({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t, format } = useTexts();
  const [writing, setWriting] = useState(false);
  return (
    <PanelSection
      title={t('reminders.panel.notes')}
      action={
        <IconButton size="small" label={t('reminders.menu.note')} onPress={() => setWriting(true)}>
          <Plus />
        </IconButton>
      }
    >
      {invoice.notes.length === 0 ? (
        <p className={styles['none']}>{t('reminders.panel.noNotes')}</p>
      ) : (
        <ul>
          {invoice.notes.map((note) => (
            <li key={note.id} className={styles['entry']}>
              <div>
                <p className={styles['note']}>{note.text}</p>
                <small>{format.moment(note.createdAt)}</small>
              </div>
            </li>
          ))}
        </ul>
      )}
      {writing && (
        <NoteDialog invoiceId={invoice.invoiceId} number={invoice.number} onClose={() => setWriting(false)} />
      )}
    </PanelSection>
  );
}
