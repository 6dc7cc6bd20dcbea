import type { ProfileRow } from '#shared/contract/creditors.ts';
import { MoneyField, NumberField, Select, Switch, useTexts } from '#renderer/ui/index.ts';
import type { CreditorDraft } from '#renderer/features/creditors/creditorDraft.ts';
import { FormGroup } from '#renderer/features/creditors/FormGroup.tsx';

interface Props {
  readonly draft: CreditorDraft;
  readonly profiles: readonly Pick<ProfileRow, 'preset' | 'debtorKind' | 'name'>[];
}

/** Which profiles the customers follow, and what holds before any step is taken. */
export function ProcessFields({ draft, profiles }: Props) {
  const { t } = useTexts();
  const { fields, country, change, errorOf } = draft;
  const profile = (debtorKind: 'person' | 'company') => {
    const name = debtorKind === 'person' ? ('personProfile' as const) : ('companyProfile' as const);
    return (
      <Select
        label={t(`creditors.field.${name}`)}
        selected={fields[name]}
        error={errorOf(name)}
        options={profiles
          .filter((each) => each.debtorKind === debtorKind)
          .map((each) => ({ id: each.preset, title: each.name }))}
        onSelect={(preset) => change({ [name]: preset })}
      />
    );
  };
  return (
    <FormGroup title={t('creditors.group.process')} help={t('creditors.groupHelp.process')}>
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
        unit={country.currency}
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
    </FormGroup>
  );
}
