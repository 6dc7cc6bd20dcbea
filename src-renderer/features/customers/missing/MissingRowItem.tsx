import { Pencil, SlidersHorizontal } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { MissingRow } from '#shared/contract/customers.ts';
import { Day, IconButton, useTexts } from '#renderer/ui/index.ts';
import { AddressForm } from '#renderer/features/customers/AddressForm.tsx';
import { CustomerLink } from '#renderer/features/customers/CustomerLinks.tsx';
import { EmailForm } from '#renderer/features/customers/missing/EmailForm.tsx';
import styles from '#renderer/features/customers/Customers.module.css';

interface Props {
  readonly creditorId: number;
  readonly row: MissingRow;
  readonly what: 'address' | 'email';
  readonly isEditing: boolean;
  readonly onEdit: () => void;
  readonly onDone: (complete: boolean) => void;
  readonly onCancel: () => void;
  readonly onPanel: () => void;
}

/** A customer with what it lacks and what waits for it; the form opens in place (001-30). */
export function MissingRowItem({
  creditorId,
  row,
  what,
  isEditing,
  onEdit,
  onDone,
  onCancel,
  onPanel,
}: Props) {
  const { t } = useTexts();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isEditing) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isEditing]);
  return (
    <li ref={item} className={styles['row']} data-customer={row.customerId}>
      <div className={styles['rowHead']}>
        <span className={styles['kind']} title={t(`words.kind.${row.kind}`)}>
          {t(`words.kindLetter.${row.kind}`)}
        </span>
        <Who creditorId={creditorId} row={row} what={what} />
        <Blocks row={row} />
        <IconButton label={t('customers.settingsOf', { customer: row.name })} onPress={onPanel}>
          <SlidersHorizontal />
        </IconButton>
        <span data-edit>
          <IconButton
            label={t(what === 'address' ? 'customers.address.edit' : 'customers.missing.editEmail', {
              customer: row.name,
            })}
            onPress={onEdit}
            isDisabled={isEditing}
          >
            <Pencil />
          </IconButton>
        </span>
      </div>
      {isEditing && (
        <div className={styles['rowForm']}>
          {what === 'address' ? (
            <AddressForm
              customerId={row.customerId}
              customer={row.name}
              address={row}
              missing={row.missing}
              quiet
              onDone={onDone}
              onCancel={onCancel}
            />
          ) : (
            <EmailForm
              customerId={row.customerId}
              customer={row.name}
              onDone={() => onDone(true)}
              onCancel={onCancel}
            />
          )}
        </div>
      )}
    </li>
  );
}

function Who({ creditorId, row, what }: Pick<Props, 'creditorId' | 'row' | 'what'>) {
  const { t, format, fieldName } = useTexts();
  const present = [row.street, row.street2, `${row.postcode} ${row.city}`.trim()].filter(
    (line) => line !== '',
  );
  return (
    <>
      <div className={styles['who']}>
        <b>
          <CustomerLink creditorId={creditorId} customerId={row.customerId}>
            {row.name === '' ? row.number : row.name}
          </CustomerLink>
        </b>
        <small>
          {[row.number === null ? null : t('customers.number', { number: row.number }), ...present]
            .filter((part) => part !== null)
            .join(' · ')}
        </small>
      </div>
      {what === 'address' && (
        <span className={styles['lacks']}>
          {t('customers.missing.lacks', { fields: format.list(row.missing.map(fieldName)) })}
        </span>
      )}
    </>
  );
}

/** What waits: how many invoices, how much, since when, and which. */
function Blocks({ row }: Pick<Props, 'row'>) {
  const { t, format } = useTexts();
  const more = row.invoices - 1;
  return (
    <div className={styles['blocked']}>
      <span>
        {t('words.invoices', { count: row.invoices })} ·{' '}
        {format.list(row.open.map(({ amount, currency }) => format.money(amount, currency)))}
      </span>
      <small title={row.numbers.join(', ')}>
        {t('customers.missing.oldest')} <Day value={row.oldestDue} /> · {row.numbers[0]}
        {more > 0 && ` +${format.number(more)}`}
      </small>
    </div>
  );
}
