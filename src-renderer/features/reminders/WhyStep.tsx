import type { ReactNode } from 'react';
import type { InvoiceDetail } from '#shared/contract/reminders.ts';
import { Day, PanelSection, ReasonList, useTexts } from '#renderer/ui/index.ts';
import styles from '#renderer/features/reminders/InvoicePanel.module.css';

/** Why an invoice stands where it does: the calendar beside the workflow, every reason, and what changes when. */
export function WhyStep({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t } = useTexts();
  const isNow = invoice.kind === 'ready' || invoice.kind === 'consider_collection';
  return (
    <PanelSection title={t(isNow ? 'reminders.panel.whyStep' : 'reminders.panel.whyNot')}>
      {invoice.step !== null && <StepsBeside invoice={invoice} />}
      <ReasonList reasons={invoice.reasons} />
      <p className={styles['nextChange']}>
        {invoice.nextChange === null ? (
          t('reminders.panel.noChange')
        ) : (
          <>
            {t('reminders.panel.nextChange')} <Day value={invoice.nextChange} />
          </>
        )}
      </p>
    </PanelSection>
  );
}

/** What time alone would have brought, and what really comes next; time never skips a step. */
function StepsBeside({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t, stepName, format } = useTexts();
  const { step, calendarStep, proposal, readyOn } = invoice;
  if (step === null) return null;
  const behind = calendarStep !== null && calendarStep.position > step.position;
  return (
    <>
      <dl className={styles['beside']}>
        <div>
          <dt>{t('reminders.why.calendar')}</dt>
          <dd>{calendarStep === null ? t('reminders.why.calendarNone') : stepName(calendarStep)}</dd>
        </div>
        <div>
          <dt>{t('reminders.why.workflow')}</dt>
          <dd>
            {proposal?.form === 'demand_letter' ? t('reminders.why.demandLetter') : stepName(step)}
            {readyOn !== null && invoice.kind !== 'ready' && invoice.kind !== 'consider_collection' && (
              <small>{t('reminders.from', { day: format.day(readyOn) })}</small>
            )}
          </dd>
        </div>
      </dl>
      {behind && <p className={styles['behind']}>{t('reminders.why.behind')}</p>}
    </>
  );
}

/** When the invoice may go to collection, by the law and by the profile, and until when it is not time-barred. */
export function HandOver({ invoice }: { readonly invoice: InvoiceDetail }) {
  const { t, format } = useTexts();
  const { handOver, limitation } = invoice;
  if (handOver === null) return null;
  const byLaw = handOver.lawful
    ? t('reminders.handOver.now')
    : handOver.earliest === null
      ? t('reminders.handOver.noDay')
      : format.day(handOver.earliest);
  return (
    <PanelSection title={t('reminders.handOver.title')}>
      <dl className={styles['sums']}>
        <Fact title={t('reminders.handOver.byLaw')}>{byLaw}</Fact>
        <Fact title={t('reminders.handOver.byProfile')}>
          {handOver.byProfile === null ? t('reminders.handOver.noDay') : format.day(handOver.byProfile)}
        </Fact>
        {limitation !== null && (
          <Fact title={t('reminders.handOver.limitation')}>
            <Day value={limitation} />
          </Fact>
        )}
      </dl>
      <ReasonList reasons={handOver.reasons} />
      {handOver.needsReason && <p className={styles['behind']}>{t('reminders.handOver.needsReason')}</p>}
    </PanelSection>
  );
}

function Fact({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}
