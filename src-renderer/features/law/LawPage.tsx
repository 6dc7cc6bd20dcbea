import { useMutation, useQuery } from '@tanstack/react-query';
import { FileDown, FileUp } from 'lucide-react';
import { useState } from 'react';
import type { LawOfCountry } from '#shared/contract/law.ts';
import type { LawCountry } from '#shared/domain/law/lawPack.ts';
import { Alert, Button, showToast, Tabs, useTexts } from '#renderer/ui/index.ts';
import { api, client } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { platform } from '#renderer/platform/currentPlatform.ts';
import { AdditionsDetail } from '#renderer/features/law/AdditionsDetail.tsx';
import { HistoryDetail } from '#renderer/features/law/HistoryDetail.tsx';
import { LawFileDialog } from '#renderer/features/law/LawFileDialog.tsx';
import { LawRuleList, shownOf } from '#renderer/features/law/LawRuleList.tsx';
import { NextRateBanner } from '#renderer/features/law/NextRateBanner.tsx';
import { ReformDetail } from '#renderer/features/law/ReformDetail.tsx';
import { RuleDetail } from '#renderer/features/law/RuleDetail.tsx';
import styles from '#renderer/features/law/Law.module.css';

/** Where on the page one is: the country, and what of its law is shown. */
export interface LawPlace {
  readonly country?: LawCountry;
  /** The path of a rule, `reform:` with the id of a reform, `additions` or `history`. */
  readonly show?: string;
  /** A place in the law by which a rule is looked for, as a reason names it. */
  readonly reference?: string;
}

interface Props {
  readonly place: LawPlace;
  readonly onPlace: (place: LawPlace) => void;
}

/** The law of every country: each figure with its period, source and grade, and what the office adds to it. */
export function LawPage({ place, onPlace }: Props) {
  const texts = useTexts();
  const { t, format } = texts;
  const [loading, setLoading] = useState(false);
  const { data: countries, error } = useQuery(api.law.list.queryOptions());
  // Where nobody has chosen one, the country of most client companies.
  const busiest = countries?.toSorted((a, b) => b.creditors - a.creditors)[0];
  const country = countries?.find((each) => each.country === place.country)?.country ?? busiest?.country;
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div>
          <h1>{t('law.title')}</h1>
          <p>{t('law.intro')}</p>
        </div>
        <div className={styles['headActions']}>
          {country !== undefined && <ExportButton country={country} />}
          <Button icon={<FileUp />} onPress={() => setLoading(true)}>
            {t('law.action.load')}
          </Button>
        </div>
      </header>
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
      {countries !== undefined && country !== undefined && (
        <Tabs
          label={t('law.countries')}
          selected={country}
          onSelect={(next) => onPlace({ country: next })}
          tabs={countries.map((each) => ({
            id: each.country,
            title: t(`words.country.${each.country}`),
            count: each.notConfirmed === 0 ? null : format.number(each.notConfirmed),
          }))}
        >
          <CountryLaw
            key={country}
            country={country}
            place={place}
            onShow={(show) => onPlace({ country, show })}
          />
        </Tabs>
      )}
      {loading && (
        <LawFileDialog
          onClose={() => setLoading(false)}
          onTaken={(taken) => {
            setLoading(false);
            onPlace({ country: taken });
          }}
        />
      )}
    </div>
  );
}

function ExportButton({ country }: { readonly country: LawCountry }) {
  const texts = useTexts();
  const { t } = texts;
  const save = useMutation({
    mutationFn: async () => {
      const { file, name } = await client.law.exportFile({ country });
      return { name, outcome: await platform.saveFile(file, name) };
    },
    onSuccess: ({ name, outcome }) => {
      if (outcome.kind === 'done') showToast('good', t('law.file.saved', { file: name }));
      if (outcome.kind === 'failed') showToast('error', failureText(texts, outcome.error));
    },
  });
  return (
    <Button look="quiet" icon={<FileDown />} isPending={save.isPending} onPress={() => save.mutate()}>
      {t('law.action.export')}
    </Button>
  );
}

interface CountryProps {
  readonly country: LawCountry;
  readonly place: LawPlace;
  readonly onShow: (show: string) => void;
}

function CountryLaw({ country, place, onShow }: CountryProps) {
  const texts = useTexts();
  const { data: law, error } = useQuery(api.law.country.queryOptions({ input: { country } }));
  const { data: status } = useQuery(api.office.status.queryOptions());
  if (error !== null) return <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>;
  if (law === undefined || status === undefined) return null;
  const shown = shownOf(law, place);
  return (
    <>
      <NextRateBanner law={law} isShown={shown === law.rateRule} />
      <div className={styles['columns']}>
        <div className={styles['rules']}>
          <LawRuleList law={law} shown={shown} onShow={onShow} />
          <PackLine law={law} />
        </div>
        <section className={styles['detail']} aria-live="off">
          <Shown law={law} shown={shown} today={status.today} />
        </section>
      </div>
    </>
  );
}

interface ShownProps {
  readonly law: LawOfCountry;
  readonly shown: string;
  readonly today: string;
}

function Shown({ law, shown, today }: ShownProps) {
  if (shown === 'additions') return <AdditionsDetail law={law} />;
  if (shown === 'history') return <HistoryDetail key={law.version} law={law} />;
  const reform = law.reforms.find(({ id }) => `reform:${id}` === shown);
  if (reform !== undefined) return <ReformDetail key={reform.id} law={law} reform={reform} />;
  const rule = law.rules.find(({ path }) => path === shown);
  return rule === undefined ? null : <RuleDetail key={rule.path} law={law} rule={rule} today={today} />;
}

/** Which pack the figures come from. */
function PackLine({ law: { pack, version } }: { readonly law: LawOfCountry }) {
  const { t, format } = useTexts();
  const { published, fileName: file, loadedBy: by, loadedAt } = pack;
  const params = { version: pack.version, published: format.day(published) };
  return (
    <p className={styles['pack']} title={version}>
      {loadedAt === null
        ? t('law.packShipped', params)
        : t('law.packLoaded', { ...params, file, by, at: format.moment(loadedAt) })}
    </p>
  );
}
