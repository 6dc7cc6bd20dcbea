import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { CreditorFields, ProfileRow } from '#shared/contract/creditors.ts';
import {
  Alert,
  Button,
  MoneyField,
  NumberField,
  RadioList,
  Select,
  showToast,
  Switch,
  TextField,
  useTexts,
} from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText, type Failure } from '#renderer/api/failure.ts';
import styles from '#renderer/features/creditors/Creditors.module.css';

interface Props {
  readonly initial: CreditorFields;
  readonly profiles: readonly Pick<ProfileRow, 'preset' | 'debtorKind' | 'name'>[];
  readonly creditorId: number | null;
  readonly logo?: ReactNode;
  readonly onAdded?: (creditorId: number) => void;
  readonly onCancel?: () => void;
}

/** The fields of a creditor, each with its own error; what the backend refuses is said at the field it names. */
export function CreditorForm({ initial, profiles, creditorId, logo, onAdded, onCancel }: Props) {
  const texts = useTexts();
  const { t } = texts;
  const [fields, setFields] = useState(initial);
  const save = useSave(creditorId, (id) => {
    showToast(
      'good',
      t(creditorId === null ? 'creditors.added' : 'creditors.saved', { name: fields.name.trim() }),
    );
    if (creditorId === null) onAdded?.(id);
  });
  const errorOf = (field: keyof CreditorFields) => fieldError(texts, save.failure, field);
  const change = (part: Partial<CreditorFields>) => setFields((before) => ({ ...before, ...part }));
  const submit = (event: { readonly preventDefault: () => void }) => {
    event.preventDefault();
    save.run(fields);
  };
  const text = (
    name: TextName,
    options: { readonly optional?: boolean; readonly autoFocus?: boolean; readonly help?: string } = {},
  ) => (
    <TextField
      label={t(`creditors.field.${name}`)}
      value={fields[name] ?? ''}
      error={errorOf(name)}
      onChange={(value) => change({ [name]: nullable(name) && value.trim() === '' ? null : value })}
      {...options}
    />
  );
  const profile = (debtorKind: 'person' | 'company') => {
    const name = debtorKind === 'person' ? ('personProfile' as const) : ('companyProfile' as const);
    const options = profiles.filter((each) => each.debtorKind === debtorKind);
    return (
      <Select
        label={t(`creditors.field.${name}`)}
        selected={fields[name]}
        error={errorOf(name)}
        options={options.map((each) => ({ id: each.preset, title: presetName(texts, each) }))}
        onSelect={(preset) => change({ [name]: preset })}
      />
    );
  };
  const unplaced = save.failure !== null && save.failure.params['field'] === undefined ? save.failure : null;
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <Group title={t('creditors.group.company')} help={t('creditors.groupHelp.company')}>
        {text('name', { autoFocus: creditorId === null })}
        {text('organisationNumber', { optional: true })}
        {text('street')}
        <div className={styles['pair']}>
          {text('postcode')}
          {text('city')}
        </div>
      </Group>
      <Group title={t('creditors.group.contact')} help={t('creditors.groupHelp.contact')}>
        {text('email')}
        {text('phone')}
        {text('bankAccount', { help: t('creditors.fieldHelp.bankAccount') })}
        {logo}
      </Group>
      <Group title={t('creditors.group.process')} help={t('creditors.groupHelp.process')}>
        {profile('company')}
        {profile('person')}
        <NumberField
          label={t('creditors.field.postalDays')}
          help={t('creditors.fieldHelp.postalDays')}
          unit={t('creditors.days')}
          value={fields.postalDays}
          maximum={30}
          error={errorOf('postalDays')}
          onChange={(postalDays) => change({ postalDays })}
        />
        <NumberField
          label={t('creditors.field.listDays')}
          help={t('creditors.fieldHelp.listDays')}
          unit={t('creditors.days')}
          value={fields.listDays}
          maximum={365}
          error={errorOf('listDays')}
          onChange={(listDays) => change({ listDays })}
        />
        <MoneyField
          label={t('creditors.field.minimumAmount')}
          help={t('creditors.fieldHelp.minimumAmount')}
          unit="NOK"
          value={fields.minimumAmount}
          error={errorOf('minimumAmount')}
          onChange={(minimumAmount) => change({ minimumAmount })}
        />
        <Switch
          label={t('creditors.field.foreignCustomers')}
          help={t('creditors.fieldHelp.foreignCustomers')}
          selected={fields.foreignCustomers === 'include'}
          onChange={(include) => change({ foreignCustomers: include ? 'include' : 'withhold' })}
        />
      </Group>
      <Group title={t('creditors.group.start')} help={t('creditors.groupHelp.start')}>
        <RadioList
          label={t('creditors.startFrom')}
          selected={fields.firstInvoiceNumber === null ? 'all' : 'number'}
          onSelect={(choice) =>
            change({ firstInvoiceNumber: choice === 'all' ? null : (initial.firstInvoiceNumber ?? '') })
          }
          choices={[
            { id: 'all', title: t('creditors.start.all'), help: t('creditors.startHelp.all') },
            { id: 'number', title: t('creditors.start.number'), help: t('creditors.startHelp.number') },
          ]}
        />
        {fields.firstInvoiceNumber !== null && (
          <TextField
            label={t('creditors.field.firstInvoiceNumber')}
            value={fields.firstInvoiceNumber}
            error={errorOf('firstInvoiceNumber')}
            onChange={(firstInvoiceNumber) => change({ firstInvoiceNumber })}
          />
        )}
      </Group>
      <footer className={styles['footer']}>
        {unplaced !== null && <Alert tone="error">{failureText(texts, unplaced)}</Alert>}
        {save.failure !== null && unplaced === null && (
          <span className={styles['footError']} role="alert">
            {failureText(texts, save.failure)}
          </span>
        )}
        {onCancel !== undefined && <Button onPress={onCancel}>{t('words.action.cancel')}</Button>}
        <Button look="primary" type="submit" isPending={save.isPending}>
          {t(creditorId === null ? 'creditors.add' : 'words.action.save')}
        </Button>
      </footer>
    </form>
  );
}

type TextName =
  | 'name'
  | 'organisationNumber'
  | 'street'
  | 'postcode'
  | 'city'
  | 'email'
  | 'phone'
  | 'bankAccount';

function nullable(name: TextName): boolean {
  return name === 'organisationNumber';
}

function Group({
  title,
  help,
  children,
}: {
  readonly title: string;
  readonly help: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['group']}>
      <div className={styles['groupHead']}>
        <h2>{title}</h2>
        <p>{help}</p>
      </div>
      <div className={styles['groupFields']}>{children}</div>
    </section>
  );
}

function useSave(creditorId: number | null, onSaved: (creditorId: number) => void) {
  const quiet = { meta: { shownInPlace: true } };
  const add = useMutation(api.creditors.add.mutationOptions(quiet));
  const change = useMutation(api.creditors.change.mutationOptions(quiet));
  const error = add.error ?? change.error;
  return {
    isPending: add.isPending || change.isPending,
    failure: error === null ? null : failureOf(error),
    run: (fields: CreditorFields) => {
      if (creditorId === null) add.mutate(fields, { onSuccess: ({ id }) => onSaved(id) });
      else change.mutate({ ...fields, creditorId }, { onSuccess: () => onSaved(creditorId) });
    },
  };
}

/** The text at a field, where the failure names it. An organisation number that is taken is said at its field. */
function fieldError(
  texts: ReturnType<typeof useTexts>,
  failure: Failure | null,
  field: keyof CreditorFields,
): string | null {
  if (failure === null) return null;
  if (failure.code === 'creditor_exists') {
    return field === 'organisationNumber' ? failureText(texts, failure) : null;
  }
  return failure.params['field'] === field ? failureText(texts, failure) : null;
}

/** Ready-made profiles have a name in every language; the office's own keep the name it gave them. */
function presetName(
  { t }: ReturnType<typeof useTexts>,
  profile: { readonly preset: string; readonly name: string },
): string {
  const known = (['gentle', 'standard', 'strict'] as const).find((preset) => preset === profile.preset);
  return known === undefined ? profile.name : t(`words.profile.${known}`);
}
