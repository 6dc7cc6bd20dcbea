import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerCard } from '#shared/contract/customers.ts';
import { Alert, Button, DateField, Dialog, RadioList, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { DebtorChoice } from '#renderer/features/customers/card/DebtorChoice.tsx';

interface Props {
  readonly customer: CustomerCard;
  readonly onClose: () => void;
}

const situations = ['none', 'deceased', 'bankrupt', 'debt_settlement'] as const;

/** Asks what has befallen the debtor, since when, and at which other clients it shall be entered too. */
export function SituationDialog({ customer, onClose }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const { data: status } = useQuery(api.office.status.queryOptions());
  // A company does not die, and what was never entered is not taken back.
  const possible = situations.filter(
    (each) =>
      (each !== 'deceased' || customer.kind === 'person') && (each !== 'none' || customer.situation !== null),
  );
  const [what, setWhat] = useState<(typeof situations)[number]>(
    customer.situation?.what ?? (customer.kind === 'person' ? 'deceased' : 'bankrupt'),
  );
  const [on, setOn] = useState<string | null>(customer.situation?.on ?? null);
  // The same identity number is the same debtor; a name and a place may be somebody else's.
  const [alsoAt, setAlsoAt] = useState<readonly number[]>(() =>
    customer.sameDebtor.filter(({ by }) => by === 'identity_number').map(({ customerId }) => customerId),
  );
  const save = useMutation(api.customers.setSituation.mutationOptions({ meta: { shownInPlace: true } }));
  const situation = what === 'none' ? null : what;
  const day = on ?? status?.today ?? null;
  const submit = () =>
    save.mutate(
      {
        customerId: customer.id,
        situation,
        on: situation === null ? null : day,
        alsoAt: [...alsoAt],
      },
      {
        onSuccess: ({ changed }) => {
          showToast('good', t('customers.situationSaved', { count: changed }));
          onClose();
        },
      },
    );
  return (
    <Dialog
      title={t('customers.situationTitle', { customer: customer.name })}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('words.action.cancel')}</Button>
          <Button look="primary" isPending={save.isPending} onPress={submit}>
            {alsoAt.length === 0
              ? t('words.action.save')
              : t('customers.situationSubmit', { count: alsoAt.length })}
          </Button>
        </>
      }
    >
      <RadioList
        label={t('customers.situationWhat')}
        selected={what}
        onSelect={setWhat}
        choices={possible.map((id) => ({
          id,
          title: id === 'none' ? t('customers.situationNone') : t(`customers.situation.${id}`),
          help: id === 'none' ? t('customers.situationNoneHelp') : t(`customers.situationHelp.${id}`),
        }))}
      />
      {situation !== null && (
        <DateField
          label={t('customers.situationOn')}
          value={day}
          onChange={setOn}
          {...(status === undefined ? {} : { maximum: status.today })}
        />
      )}
      {customer.sameDebtor.length > 0 && (
        <DebtorChoice
          label={t('customers.same.alsoAt')}
          debtors={customer.sameDebtor}
          chosen={alsoAt}
          onChoose={setAlsoAt}
        />
      )}
      {save.error !== null && <Alert tone="error">{failureText(texts, failureOf(save.error))}</Alert>}
    </Dialog>
  );
}
