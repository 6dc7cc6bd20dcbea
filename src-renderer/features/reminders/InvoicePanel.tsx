import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { InvoiceDetail } from '#shared/contract/reminders.ts';
import { Alert, IconButton, PanelSection, SidePanel, TextButton, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { HoldList } from '#renderer/features/customers/index.ts';
import { InvoiceAmounts } from '#renderer/features/reminders/InvoiceAmounts.tsx';
import { InvoiceTimeline } from '#renderer/features/reminders/InvoiceTimeline.tsx';
import { NoteDialog } from '#renderer/features/reminders/NoteDialog.tsx';
import { HandOver, WhyStep } from '#renderer/features/reminders/WhyStep.tsx';
import styles from '#renderer/features/reminders/InvoicePanel.module.css';

interface Props {
  readonly invoiceId: number;
  /** Shows its customer; left out where the customer is what the panel stands beside. */
  readonly onCustomer?: (customerId: number) => void;
  readonly onClose: () => void;
}

/** The side panel of one invoice: what is owed, what happened and will happen, and why this step. */
export function InvoicePanel({ invoiceId, onCustomer, onClose }: Props) {
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
          {onCustomer === undefined ? (
            data.customer
          ) : (
            <TextButton onPress={() => onCustomer(data.customerId)}>{data.customer}</TextButton>
          )}
          {data.reference !== null && ` · ${t('reminders.panel.reference', { reference: data.reference })}`}
        </>
      }
      onClose={onClose}
    >
      <Warnings invoice={data} />
      <InvoiceAmounts invoice={data} />
      <Holds invoice={data} />
      <WhyStep invoice={data} />
      <PanelSection title={t('reminders.panel.timeline')}>
        <InvoiceTimeline invoice={data} />
      </PanelSection>
      <HandOver invoice={data} />
      <Notes invoice={data} />
    </SidePanel>
  );
}

/** What must not be overlooked: a claim that is soon or already time-barred, a customer who gets no new invoices. */
function Warnings({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t, format } = useTexts();
  const { limitation, reasons, blocksCustomer } = invoice;
  const near = reasons.some(({ code }) => code === 'limitation_near');
  return (
    <>
      {limitation !== null && near && (
        <Alert tone="warning">{t('reminders.panel.limitationNear', { day: format.day(limitation) })}</Alert>
      )}
      {blocksCustomer && <Alert tone="info">{t('reminders.panel.blocks')}</Alert>}
    </>
  );
}

function Holds({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTexts();
  if (invoice.holds.length === 0) return null;
  return (
    <PanelSection title={t('reminders.panel.holds')}>
      <HoldList holds={invoice.holds} currency={invoice.currency} />
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
