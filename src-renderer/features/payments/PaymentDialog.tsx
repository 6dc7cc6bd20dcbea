import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PaymentSpread, TypedPayment } from '#shared/contract/payments.ts';
import {
  Alert,
  Button,
  Chips,
  DateField,
  Dialog,
  LiveMoneyField,
  Money,
  NotConfirmed,
  showToast,
  useTexts,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import styles from '#renderer/features/payments/Payments.module.css';

interface Props {
  readonly creditorId: number;
  readonly customer: { readonly id: number; readonly name: string };
  readonly invoice: { readonly id: number; readonly number: string };
  readonly currency: string;
  readonly today: string;
  readonly onClose: () => void;
}

/** Shows how a typed payment is spread in the order of the country, and books what of it pays charges. */
export function PaymentDialog({ creditorId, customer, invoice, currency, today, onClose }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const [scope, setScope] = useState<TypedPayment['target']['kind']>('customer');
  const target =
    scope === 'customer'
      ? ({ kind: 'customer', customerId: customer.id } as const)
      : ({ kind: 'invoice', invoiceId: invoice.id } as const);
  const [amount, setAmount] = useState(0);
  const [day, setDay] = useState<string | null>(today);
  const payment = amount <= 0 || day === null ? null : { creditorId, target, currency, amount, day };
  const preview = useQuery(
    api.payments.preview.queryOptions({
      input: payment ?? skipToken,
      placeholderData: (before) => before,
    }),
  );
  const book = useMutation(api.payments.book.mutationOptions({ meta: { shownInPlace: true } }));
  const spread = payment === null ? undefined : preview.data;
  const error = book.error ?? preview.error;
  const booked = spread?.booked ?? 0;
  return (
    <Dialog
      title={
        scope === 'customer'
          ? t('payments.payment.title', { customer: customer.name })
          : t('payments.payment.titleInvoice', { number: invoice.number })
      }
      subtitle={t('payments.payment.help')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.close')}</Button>
          <Button
            look="primary"
            isDisabled={payment === null || booked === 0 || preview.isPlaceholderData}
            isPending={book.isPending}
            onPress={() => {
              if (payment === null) return;
              book.mutate(
                { ...payment, expected: booked },
                {
                  onSuccess: (done) => {
                    showToast(
                      'good',
                      t('payments.payment.done', { amount: format.money(done.booked, currency) }),
                    );
                    onClose();
                  },
                },
              );
            }}
          >
            {t('payments.payment.do', { amount: format.money(booked, currency) })}
          </Button>
        </>
      }
    >
      <Chips
        label={t('payments.payment.scope')}
        selected={scope}
        onSelect={(id) => setScope(id === 'invoice' ? 'invoice' : 'customer')}
        chips={[
          { id: 'customer', title: t('payments.payment.scopeCustomer'), count: null },
          {
            id: 'invoice',
            title: t('payments.payment.scopeInvoice', { number: invoice.number }),
            count: null,
          },
        ]}
      />
      <div className={styles['twoFields']}>
        <LiveMoneyField
          label={t('payments.payment.amount')}
          value={amount}
          onChange={setAmount}
          unit={currency}
        />
        <DateField label={t('payments.payment.day')} value={day} onChange={setDay} maximum={today} />
      </div>
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
      {spread !== undefined && <Spread spread={spread} />}
    </Dialog>
  );
}

const parts = ['principal', 'interest', 'charges'] as const;

function Spread({ spread }: { readonly spread: PaymentSpread }) {
  const { t, format } = useTexts();
  const money = (value: number): string => format.money(value, spread.currency);
  const { orderFrom } = spread;
  if (spread.lines.length === 0) return <Alert tone="info">{t('payments.payment.owedNothing')}</Alert>;
  const running = spread.lines.reduce((sum, line) => sum + line.running, 0);
  return (
    <>
      <p className={styles['muted']}>
        {t('payments.payment.order', {
          order: format.list(spread.order.map((part) => t(`payments.payment.part.${part}`))),
        })}
        {' · '}
        {orderFrom.kind === 'law' ? orderFrom.reference : t('payments.payment.orderCreditor')}{' '}
        {orderFrom.kind === 'law' && !orderFrom.confirmed && <NotConfirmed grade={orderFrom.grade} />}
      </p>
      <div className={styles['spreadScroll']}>
        <table className={styles['spread']}>
          <thead>
            <tr>
              <th scope="col">{t('payments.payment.invoice')}</th>
              <th scope="col">{t('payments.payment.owed')}</th>
              {parts.map((part) => (
                <th key={part} scope="col">
                  {t(`payments.payment.part.${part}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {spread.lines.map((line) => (
              <tr key={line.invoiceId}>
                <th scope="row">{line.number}</th>
                <td>
                  <Money value={total(line.owed)} />
                </td>
                {parts.map((part) => (
                  <td key={part}>
                    <Money value={line.paid[part]} />
                    {line.owed[part] > line.paid[part] && <small> / {format.amount(line.owed[part])}</small>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('payments.payment.total')}</th>
              <td>
                <Money value={spread.lines.reduce((sum, line) => sum + total(line.owed), 0)} strong />
              </td>
              {parts.map((part) => (
                <td key={part}>
                  <Money value={spread.paid[part]} strong />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {spread.rest > 0 && (
        <Alert tone="warning">{t('payments.payment.rest', { rest: money(spread.rest) })}</Alert>
      )}
      <Alert tone="info" title={t('payments.payment.books')}>
        <ul>
          {spread.lines.flatMap((line) =>
            accountingLines(line).map(({ key, text, amount }) => (
              <li key={key}>{t(text, { amount: money(amount), number: line.number })}</li>
            )),
          )}
        </ul>
        {running > 0 && <p>{t('payments.payment.running', { running: money(running) })}</p>}
        <p>{t(spread.booked === 0 ? 'payments.payment.nothing' : 'payments.payment.principalHelp')}</p>
      </Alert>
    </>
  );
}

/** What the accounting system has to book for one invoice. */
function accountingLines(line: PaymentSpread['lines'][number]) {
  const all = total(line.paid);
  const lines = [
    { key: `${line.invoiceId}`, text: 'payments.payment.book', amount: line.onInvoice },
    { key: `${line.invoiceId}-income`, text: 'payments.payment.elsewhere', amount: all - line.onInvoice },
  ] as const;
  return lines.filter(({ amount }) => amount > 0);
}

function total(amounts: PaymentSpread['paid']): number {
  return amounts.principal + amounts.interest + amounts.charges;
}
