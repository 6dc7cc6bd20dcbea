import { useQuery } from '@tanstack/react-query';
import { ChevronsUpDown, Plus } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Button,
  DialogTrigger,
  Input,
  Menu,
  MenuItem,
  Popover,
  SearchField,
  useFilter,
} from 'react-aria-components';
import type { CreditorRow } from '#shared/contract/creditors.ts';
import { formatOrganisationNumber } from '#shared/domain/identifiers/organisationNumber.ts';
import { classNames, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import styles from '#renderer/features/creditors/Creditors.module.css';

interface Props {
  readonly creditorId: number | null;
  readonly onChoose: (creditorId: number) => void;
  readonly onNew: () => void;
}

/** Shows whose invoices are on the screen, and leads to another creditor by name or number. */
export function CreditorSwitcher({ creditorId, onChoose, onNew }: Props) {
  const { t, format } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { data: creditors } = useQuery(api.creditors.list.queryOptions());
  const { contains } = useFilter({ sensitivity: 'base' });
  const current = creditors?.find((creditor) => creditor.id === creditorId);
  const isAbroadToo = new Set(creditors?.map((creditor) => creditor.country)).size > 1;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className={classNames(styles['switcher'])}>
        <span className={styles['crest']} aria-hidden>
          {(current?.name ?? 'F').charAt(0).toUpperCase()}
        </span>
        <span className={styles['names']}>
          <b>{current?.name ?? t('creditors.chooseOne')}</b>
          <small>{subtitle()}</small>
        </span>
        <ChevronsUpDown aria-hidden />
      </Button>
      <Popover
        aria-label={t('creditors.switch')}
        className={classNames(styles['popover'])}
        placement="bottom start"
        offset={4}
      >
        <div className={styles['switchDialog']}>
          <Autocomplete filter={contains}>
            <SearchField
              aria-label={t('creditors.find')}
              autoFocus
              className={classNames(styles['switchSearch'])}
            >
              <Input placeholder={t('creditors.find')} />
            </SearchField>
            <Menu
              aria-label={t('creditors.switch')}
              className={classNames(styles['switchList'])}
              renderEmptyState={() => <p className={styles['noMatch']}>{t('creditors.noMatch')}</p>}
            >
              {(creditors ?? []).map((creditor) => (
                <MenuItem
                  key={creditor.id}
                  id={creditor.id}
                  // Found by the number as it is printed, and by its digits alone.
                  textValue={`${creditor.name} ${printedNumber(creditor)} ${creditor.organisationNumber ?? ''}`}
                  className={classNames(
                    styles['switchItem'],
                    creditor.id === creditorId && styles['switchHere'],
                  )}
                  onAction={() => {
                    setOpen(false);
                    onChoose(creditor.id);
                  }}
                >
                  <span className={styles['names']}>
                    <b>{creditor.name}</b>
                    <small>{numberOf(creditor, isAbroadToo)}</small>
                  </span>
                  {creditor.ready > 0 && (
                    <span className={styles['ready']} title={t('creditors.ready', { count: creditor.ready })}>
                      {format.number(creditor.ready)}
                    </span>
                  )}
                </MenuItem>
              ))}
            </Menu>
          </Autocomplete>
          <Button
            className={classNames(styles['newCreditor'])}
            onPress={() => {
              setOpen(false);
              onNew();
            }}
          >
            <Plus aria-hidden />
            {t('creditors.new')}
          </Button>
        </div>
      </Popover>
    </DialogTrigger>
  );

  function subtitle(): string {
    const count = t('creditors.count', { count: creditors?.length ?? 0 });
    return current === undefined || current.organisationNumber === null
      ? count
      : `${printedNumber(current)} · ${count}`;
  }
}

/** The number, with its country where the office has clients in several. */
function numberOf(creditor: CreditorRow, withCountry: boolean): string {
  const number = printedNumber(creditor);
  return (withCountry || number === '' ? [creditor.country, number] : [number]).filter(Boolean).join(' · ');
}

function printedNumber({ organisationNumber, country }: CreditorRow): string {
  return organisationNumber === null ? '' : formatOrganisationNumber(organisationNumber, country);
}
