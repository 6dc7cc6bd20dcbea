import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileSearch, X } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Button as AriaButton,
  DialogTrigger,
  Input,
  Menu,
  MenuItem,
  Popover,
  SearchField,
} from 'react-aria-components';
import type { IsoDate } from '#shared/kernel/isoDate.ts';
import { classNames, DateField, IconButton, LiveMoneyField, Money, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import type { ExampleChoice } from '#renderer/features/profiles/example.ts';
import styles from '#renderer/features/profiles/Beside.module.css';

interface Props {
  readonly profileId: number;
  readonly currency: string;
  readonly example: ExampleChoice;
}

/** The invoice that is looked at: three fields of a made-up one, or one of the creditor's own found by search. */
export function ExampleFields({ profileId, currency, example }: Props) {
  const { t } = useTexts();
  const { value, own, change, choose } = example;
  return (
    <div className={styles['example']}>
      {value.kind === 'example' ? (
        <div className={styles['exampleFields']}>
          <LiveMoneyField
            label={t('profiles.example.principal')}
            unit={currency}
            value={own.principal}
            onChange={(principal) => change({ principal })}
          />
          <DateField
            label={t('profiles.example.issued')}
            value={own.issued}
            maximum={own.due}
            onChange={(issued) => {
              if (issued !== null && issued <= own.due) change({ issued: issued as IsoDate });
            }}
          />
          <DateField
            label={t('profiles.example.due')}
            value={own.due}
            minimum={own.issued}
            onChange={(due) => {
              if (due !== null && due >= own.issued) change({ due: due as IsoDate });
            }}
          />
        </div>
      ) : (
        <p className={styles['chosen']}>
          <span>
            <b>{t('profiles.example.invoice', { number: value.invoice.number })}</b> {value.invoice.customer}
            {' · '}
            <Money value={value.invoice.open} currency={value.invoice.currency} />
          </span>
          <IconButton size="small" label={t('profiles.example.back')} onPress={() => choose(null)}>
            <X />
          </IconButton>
        </p>
      )}
      <InvoiceSearch profileId={profileId} onChoose={choose} />
    </div>
  );
}

/** Finds an open invoice by customer or number. */
function InvoiceSearch({
  profileId,
  onChoose,
}: {
  readonly profileId: number;
  readonly onChoose: ExampleChoice['choose'];
}) {
  const { t, format } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const found = useQuery({
    ...api.profiles.exampleInvoices.queryOptions({ input: { profileId, search, limit: 20 } }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  });
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <AriaButton className={classNames(styles['choose'])}>
        <FileSearch aria-hidden />
        {t('profiles.example.choose')}
      </AriaButton>
      <Popover
        aria-label={t('profiles.example.choose')}
        placement="bottom start"
        offset={4}
        className={classNames(styles['popover'])}
      >
        <Autocomplete inputValue={search} onInputChange={setSearch}>
          <SearchField
            aria-label={t('profiles.example.find')}
            autoFocus
            className={classNames(styles['search'])}
          >
            <Input placeholder={t('profiles.example.find')} />
          </SearchField>
          <Menu
            aria-label={t('profiles.example.choose')}
            items={found.data ?? []}
            className={classNames(styles['found'])}
            renderEmptyState={() => (
              <p className={styles['noMatch']}>
                {found.isFetching ? t('words.loading') : t('profiles.example.noMatch')}
              </p>
            )}
          >
            {(invoice) => (
              <MenuItem
                id={invoice.invoiceId}
                textValue={`${invoice.customer} ${invoice.number}`}
                className={classNames(styles['foundItem'])}
                onAction={() => {
                  setOpen(false);
                  onChoose(invoice);
                }}
              >
                <b>{invoice.customer}</b>
                <small>
                  {t('profiles.example.line', {
                    number: invoice.number,
                    due: format.day(invoice.due),
                    amount: format.money(invoice.open, invoice.currency),
                  })}
                </small>
              </MenuItem>
            )}
          </Menu>
        </Autocomplete>
      </Popover>
    </DialogTrigger>
  );
}
