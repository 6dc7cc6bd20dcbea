import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Charge } from '#shared/contract/payments.ts';
import {
  Alert,
  Button,
  Day,
  Money,
  PanelSection,
  showToast,
  SidePanel,
  TextButton,
  useTexts,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { chargeEventDetail, chargeEventText } from '#renderer/features/payments/chargeEventText.ts';
import { ChargeState } from '#renderer/features/payments/ChargeState.tsx';
import { narrow } from '#renderer/features/payments/chargesView.ts';
import { PartDialog } from '#renderer/features/payments/DecisionDialog.tsx';
import { PaymentDialog } from '#renderer/features/payments/PaymentDialog.tsx';
import { useDecide } from '#renderer/features/payments/useDecide.ts';
import styles from '#renderer/features/payments/Payments.module.css';

interface Props {
  readonly creditorId: number;
  readonly invoiceId: number;
  readonly today: string;
  readonly onClose: () => void;
}

/** The charges of one invoice: what is left of each, what can be done with it, and all that happened. */
export function ChargePanel({ creditorId, invoiceId, today, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [paying, setPaying] = useState(false);
  const { data, error } = useQuery(
    api.payments.invoice.queryOptions({ input: { invoiceId }, placeholderData: (before) => before }),
  );
  if (error !== null || data === undefined) {
    return (
      <SidePanel title={error === null ? t('words.loading') : t('payments.title')} onClose={onClose}>
        {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
      </SidePanel>
    );
  }
  const { customerId, customer, currency, number } = data;
  return (
    <SidePanel title={t('reminders.invoiceNumber', { number })} subtitle={customer} onClose={onClose}>
      <div className={styles['panelActions']}>
        <Button onPress={() => setPaying(true)}>{t('payments.action.payment')}</Button>
        <Button look="quiet" onPress={() => narrow({ customer: { id: customerId, name: customer } })}>
          {t('payments.action.onlyCustomer')}
        </Button>
      </div>
      <PanelSection title={t('payments.panel.charges', { currency })}>
        <dl className={styles['facts']}>
          <dt>{t('payments.panel.original')}</dt>
          <dd>
            <Money value={data.original} />
          </dd>
          <dt>{t('payments.panel.principal')}</dt>
          <dd>
            <Money value={data.principal} />
          </dd>
          {data.settledOn !== null && (
            <>
              <dt>{t('payments.panel.settledOn')}</dt>
              <dd>
                <Day value={data.settledOn} />
              </dd>
            </>
          )}
        </dl>
        {data.charges.length === 0 && <p className={styles['muted']}>{t('payments.panel.none')}</p>}
        <ul>
          {data.charges.map((charge) => (
            <ChargeLine key={charge.id} creditorId={creditorId} charge={charge} today={today} />
          ))}
        </ul>
      </PanelSection>
      <PanelSection title={t('payments.panel.history')}>
        <ol className={styles['history']}>
          {data.events.map((event, at) => (
            // The order is fixed, and the same thing may happen twice.
            <li key={at}>
              <time dateTime={event.at} title={texts.format.moment(event.at)}>
                {texts.format.shortDay(event.at)}
              </time>
              <span>
                {chargeEventText(texts, event, currency)}
                <small>{chargeEventDetail(texts, event)}</small>
              </span>
            </li>
          ))}
        </ol>
      </PanelSection>
      {paying && (
        <PaymentDialog
          creditorId={creditorId}
          customer={{ id: customerId, name: customer }}
          invoice={{ id: invoiceId, number }}
          currency={currency}
          today={today}
          onClose={() => setPaying(false)}
        />
      )}
    </SidePanel>
  );
}

interface LineProps {
  readonly creditorId: number;
  readonly charge: Charge;
  readonly today: string;
}

function ChargeLine({ creditorId, charge, today }: LineProps) {
  const { t, format } = useTexts();
  const [booking, setBooking] = useState(false);
  const deciding = useDecide();
  const payPart = useMutation(api.payments.payPart.mutationOptions({ meta: { shownInPlace: true } }));
  const selection = { kind: 'some' as const, creditorId, chargeIds: [charge.id] };
  const decidedBySomebody = charge.endedBy !== null || charge.kept !== null || charge.state === 'waived';
  return (
    <li className={styles['charge']}>
      <div className={styles['chargeHead']}>
        <b>{t(`payments.kind.${charge.kind}`)}</b>
        <Money value={charge.amount} />
      </div>
      <div className={styles['chargeState']}>
        <ChargeState charge={charge} />
      </div>
      <small>
        {t('payments.panel.claimedOn', { day: format.day(charge.claimedOn) })}
        {charge.endedOn !== null && ` · ${t('payments.panel.endedOn', { day: format.day(charge.endedOn) })}`}
        {charge.endedBy !== null && ` ${t('payments.panel.by', { name: charge.endedBy })}`}
        {charge.endedReason !== null && ` · ${charge.endedReason}`}
      </small>
      <div className={styles['links']}>
        {charge.state === 'open' && (
          <TextButton onPress={() => setBooking(true)}>{t('payments.action.part')}</TextButton>
        )}
        {charge.decision === 'unpaid' && (
          <TextButton onPress={() => void deciding.decide(selection, { kind: 'keep' })}>
            {t('payments.action.keep')}
          </TextButton>
        )}
        {charge.decision === 'reversed' && (
          <TextButton onPress={() => void deciding.decide(selection, { kind: 'keep' })}>
            {t('payments.action.stand')}
          </TextButton>
        )}
        {decidedBySomebody && (
          <TextButton onPress={() => void deciding.decide(selection, { kind: 'reopen' })}>
            {t('payments.action.reopen')}
          </TextButton>
        )}
      </div>
      {booking && (
        <PartDialog
          number={charge.number}
          open={charge.amount - charge.paid}
          currency={charge.currency}
          today={today}
          error={payPart.error}
          isPending={payPart.isPending}
          onClose={() => setBooking(false)}
          onBook={(amount, day) =>
            payPart.mutate(
              { chargeId: charge.id, amount, day },
              {
                onSuccess: () => {
                  showToast('good', t('payments.done.pay', { count: 1 }));
                  setBooking(false);
                },
              },
            )
          }
        />
      )}
    </li>
  );
}
