import { useMutation } from '@tanstack/react-query';
import { GitCompareArrows } from 'lucide-react';
import type { CustomerCard, OwnValue } from '#shared/contract/customers.ts';
import { Button, showToast, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { changedFieldName, changedValue } from '#renderer/features/customers/changedField.ts';
import { Section } from '#renderer/features/customers/card/Section.tsx';
import styles from '#renderer/features/customers/card/Card.module.css';

/** Values that the office changed here, beside what the accounting system says; nothing where they agree. */
export function OwnValues({ customer }: { readonly customer: CustomerCard }) {
  const { t } = useTexts();
  if (customer.changes.length === 0) return null;
  // What a person must settle comes first.
  const changes = customer.changes.toSorted(
    (a, b) => Number(b.conflictSince !== null) - Number(a.conflictSince !== null),
  );
  return (
    <Section title={t('customers.own.title')}>
      <p className={styles['help']}>{t('customers.own.help')}</p>
      <ul>
        {changes.map((change) => (
          <Change key={change.id} change={change} customer={customer} />
        ))}
      </ul>
    </Section>
  );
}

interface ChangeProps {
  readonly change: OwnValue;
  readonly customer: CustomerCard;
}

function Change({ change, customer }: ChangeProps) {
  const texts = useTexts();
  const { t, format } = texts;
  const field = changedFieldName(texts, change, customer.contacts);
  const take = useMutation(api.customers.takeImported.mutationOptions());
  const keep = useMutation(api.customers.keepOwn.mutationOptions());
  const input = { changeId: change.id };
  const isConflict = change.conflictSince !== null;
  return (
    <li className={isConflict ? styles['conflict'] : styles['change']} aria-label={field}>
      <div className={styles['changeHead']}>
        <b>{field}</b>
        {isConflict && (
          <span className={styles['conflictMark']}>
            <GitCompareArrows aria-hidden />
            {t('customers.own.conflict')}
          </span>
        )}
      </div>
      <dl className={styles['values']}>
        <dt>{t('customers.own.own')}</dt>
        <dd>
          <span>{changedValue(texts, change, change.own)}</span>
          <small>
            {change.changedBy === ''
              ? format.moment(change.changedAt)
              : t('customers.own.changed', {
                  who: change.changedBy,
                  moment: format.moment(change.changedAt),
                })}
          </small>
        </dd>
        <dt>{t('customers.own.imported')}</dt>
        <dd>
          <span>{changedValue(texts, change, change.imported)}</span>
          <small>
            {[change.importedFrom, change.importedAt === null ? null : format.moment(change.importedAt)]
              .filter((part) => part !== null && part !== '')
              .join(' · ')}
          </small>
        </dd>
      </dl>
      <div className={styles['changeButtons']}>
        <Button
          look={isConflict ? 'plain' : 'quiet'}
          isPending={take.isPending}
          aria-label={t('customers.own.takeOf', { field })}
          onPress={() =>
            take.mutate(input, {
              onSuccess: () => showToast('good', t('customers.own.taken', { field })),
            })
          }
        >
          {t('customers.own.take')}
        </Button>
        {isConflict && (
          <Button
            isPending={keep.isPending}
            aria-label={t('customers.own.keepOf', { field })}
            onPress={() =>
              keep.mutate(input, { onSuccess: () => showToast('good', t('customers.own.kept', { field })) })
            }
          >
            {t('customers.own.keep')}
          </Button>
        )}
      </div>
    </li>
  );
}
