import { ArrowRight } from 'lucide-react';
import { useId } from 'react';
import type { ChangeToBringBack, OwnValue } from '#shared/contract/customers.ts';
import { Checkbox, useTexts } from '#renderer/ui/index.ts';
import { changedFieldName, changedValue } from '#renderer/features/customers/changedField.ts';
import { CustomerLink } from '#renderer/features/customers/CustomerLinks.tsx';
import { useTick } from '#renderer/features/customers/changes/useTick.ts';
import styles from '#renderer/features/customers/changes/Changes.module.css';

interface Props {
  readonly creditorId: number;
  readonly row: ChangeToBringBack;
  readonly done: boolean;
  readonly chosen: ReadonlySet<number>;
  readonly onChoose: (changeIds: readonly number[], on: boolean) => void;
}

/** The changes of one customer: field, what the accounting system has, and what holds here. */
export function ChangesOfCustomer({ creditorId, row, done, chosen, onChoose }: Props) {
  const { t } = useTexts();
  const heading = useId();
  const ids = row.changes.map(({ id }) => id);
  const count = ids.filter((id) => chosen.has(id)).length;
  return (
    <section className={styles['customer']} aria-labelledby={heading}>
      <div className={styles['customerHead']}>
        <Checkbox
          label={t('customers.changes.chooseAllOf', { customer: row.name })}
          state={count === 0 ? 'off' : count === ids.length ? 'on' : 'some'}
          onToggle={() => onChoose(ids, count < ids.length)}
        />
        <h2 id={heading}>
          <CustomerLink creditorId={creditorId} customerId={row.customerId}>
            {row.name}
          </CustomerLink>
        </h2>
        {row.number !== null && <span>{t('customers.number', { number: row.number })}</span>}
      </div>
      <ul>
        {row.changes.map((change) => (
          <Change
            key={change.id}
            change={change}
            customer={row.name}
            done={done}
            isChosen={chosen.has(change.id)}
            onChoose={(on) => onChoose([change.id], on)}
          />
        ))}
      </ul>
    </section>
  );
}

interface ChangeProps {
  readonly change: OwnValue;
  readonly customer: string;
  readonly done: boolean;
  readonly isChosen: boolean;
  readonly onChoose: (on: boolean) => void;
}

function Change({ change, customer, done, isChosen, onChoose }: ChangeProps) {
  const texts = useTexts();
  const { t, format } = texts;
  const field = changedFieldName(texts, change);
  const tick = useTick();
  const who = change.changedBy === '' ? null : change.changedBy;
  return (
    <li className={styles['change']}>
      <Checkbox
        label={t('customers.changes.choose', { field, customer })}
        state={isChosen ? 'on' : 'off'}
        onToggle={() => onChoose(!isChosen)}
      />
      <span className={styles['field']}>{field}</span>
      <span className={styles['values']}>
        <span className={styles['imported']}>{changedValue(texts, change, change.imported)}</span>
        <ArrowRight role="img" aria-label={t('customers.changes.to')} />
        <b>{changedValue(texts, change, change.own)}</b>
      </span>
      <small>
        {[
          who,
          format.moment(change.changedAt),
          change.broughtBackAt === null
            ? null
            : t('customers.changes.broughtBack', { moment: format.moment(change.broughtBackAt) }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </small>
      <button
        type="button"
        className={styles['tick']}
        aria-label={t(done ? 'customers.changes.untickOf' : 'customers.changes.tickOf', { field, customer })}
        disabled={tick.isPending}
        onClick={() => tick.mutate({ changeIds: [change.id], done: !done })}
      >
        {t(done ? 'customers.changes.untick' : 'customers.changes.tick')}
      </button>
    </li>
  );
}
