import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerCard, SameDebtor } from '#shared/contract/customers.ts';
import type { Texts } from '#shared/i18n/createTexts.ts';
import { Alert, Button, Checkbox, Dialog, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { addressLines } from '#renderer/features/customers/addressLines.ts';
import { DebtorChoice } from '#renderer/features/customers/card/DebtorChoice.tsx';
import styles from '#renderer/features/customers/card/Card.module.css';

type What = SameDebtor['differs'][number];

interface Props {
  readonly customer: CustomerCard;
  readonly onClose: () => void;
}

const everything: readonly What[] = ['address', 'email', 'phone', 'situation'];

/** Carries what is known here over to the same debtor at other clients, with one confirmation. */
export function CarryOverDialog({ customer, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const debtors = customer.sameDebtor.filter(({ differs }) => differs.length > 0);
  const possible = everything.filter((what) => debtors.some(({ differs }) => differs.includes(what)));
  // Nothing empty is carried over by itself.
  const [what, setWhat] = useState<readonly What[]>(() =>
    possible.filter((each) => valueOf(texts, customer, each) !== ''),
  );
  const [to, setTo] = useState<readonly number[]>(() =>
    debtors.filter(({ by }) => by === 'identity_number').map(({ customerId }) => customerId),
  );
  const carry = useMutation(api.customers.carryOver.mutationOptions({ meta: { shownInPlace: true } }));
  const submit = () =>
    carry.mutate(
      { customerId: customer.id, to: [...to], what: [...what] },
      {
        onSuccess: ({ changed }) => {
          showToast('good', t('customers.same.carried', { count: changed }));
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={t('customers.same.carryTitle', { customer: customer.name })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button
            look="primary"
            isDisabled={to.length === 0 || what.length === 0}
            isPending={carry.isPending}
            onPress={submit}
          >
            {t('customers.same.carrySubmit', { count: to.length })}
          </Button>
        </>
      }
    >
      <fieldset className={styles['choice']}>
        <legend>{t('customers.same.carryWhat')}</legend>
        <ul>
          {possible.map((each) => {
            const isOn = what.includes(each);
            const title = t(`customers.same.whatTitle.${each}`);
            const toggle = () => setWhat(isOn ? what.filter((other) => other !== each) : [...what, each]);
            return (
              <li key={each}>
                <Checkbox label={title} state={isOn ? 'on' : 'off'} onToggle={toggle} />
                {/* The box beside it has the name and serves the keyboard; the text only makes its target larger. */}
                {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
                <span onClick={toggle}>
                  <b>{title}</b>
                  <small>{valueOf(texts, customer, each) || t('customers.address.importedEmpty')}</small>
                </span>
              </li>
            );
          })}
        </ul>
      </fieldset>
      <DebtorChoice label={t('customers.same.carryTo')} debtors={debtors} chosen={to} onChoose={setTo} />
      <p className={styles['help']}>{t('customers.same.carryHelp')}</p>
      {carry.error !== null && <Alert tone="error">{failureText(texts, failureOf(carry.error))}</Alert>}
    </Dialog>
  );
}

/** What would be carried over; empty where nothing is known here. */
function valueOf(texts: Texts, customer: CustomerCard, what: What): string {
  switch (what) {
    case 'address':
      return customer.street === '' && customer.city === '' ? '' : addressLines(texts, customer).join(', ');
    case 'email':
      return customer.email;
    case 'phone':
      return customer.phone;
    case 'situation':
      return customer.situation === null ? '' : texts.t(`customers.situation.${customer.situation.what}`);
  }
}
