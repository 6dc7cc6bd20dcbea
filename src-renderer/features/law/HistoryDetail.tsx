import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LawOfCountry, LawVersion } from '#shared/contract/law.ts';
import { Alert, Select, useTexts } from '#renderer/ui/index.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { additionText } from '#renderer/features/law/AdditionsDetail.tsx';
import { Differences } from '#renderer/features/law/Differences.tsx';
import styles from '#renderer/features/law/Law.module.css';

/** What any version of the law that was in force here was made of, and how it differs from the law now. */
export function HistoryDetail({ law }: { readonly law: LawOfCountry }) {
  const texts = useTexts();
  const { t, format } = texts;
  const { country } = law;
  const [chosen, setChosen] = useState(law.version);
  const { data: history } = useQuery(api.law.history.queryOptions({ input: { country } }));
  const { data: version, error } = useQuery(
    api.law.version.queryOptions({
      input: { country, version: chosen },
      placeholderData: (before) => before,
    }),
  );
  const versions = [...new Map(history?.map((period) => [period.version, period])).values()];
  return (
    <>
      <div className={styles['ruleHead']}>
        <div>
          <h2>{t('law.history.title')}</h2>
          <p>{t('law.history.intro')}</p>
        </div>
      </div>
      <div className={styles['versionChoice']}>
        <Select
          label={t('law.history.version')}
          selected={chosen}
          onSelect={setChosen}
          options={versions.map((period) => ({
            id: period.version,
            title: t('law.history.option', { version: period.version, since: format.moment(period.since) }),
          }))}
        />
      </div>
      {error !== null && <Alert tone="error">{failureText(texts, failureOf(error))}</Alert>}
      {version !== undefined && <Version version={version} />}
    </>
  );
}

function Version({ version }: { readonly version: LawVersion }) {
  const texts = useTexts();
  const { t, format } = texts;
  const { pack, periods, additions, differences } = version;
  return (
    <>
      <dl className={styles['facts']}>
        <dt>{t('law.history.pack')}</dt>
        <dd>
          {pack.version}
          <small>{t('law.history.published', { published: format.day(pack.published) })}</small>
        </dd>
        <dt>{t('law.history.periods')}</dt>
        <dd>
          {periods.map(({ since, until }) => (
            <div key={since}>
              {until === null
                ? t('law.from', { from: format.moment(since) })
                : t('law.period', { from: format.moment(since), until: format.moment(until) })}
            </div>
          ))}
        </dd>
        <dt>{t('law.additions.title')}</dt>
        <dd>
          {additions.length === 0 && t('law.history.nothing')}
          {additions.map((addition) => (
            <div key={addition.id}>
              {additionText(texts, version, addition)}
              <small>{t('law.additions.by', { by: addition.by, on: format.day(addition.on) })}</small>
            </div>
          ))}
        </dd>
      </dl>
      {differences.length === 0 ? (
        <p className={styles['help']}>{t('law.history.same')}</p>
      ) : (
        <Differences
          title={t('law.history.differences', { count: differences.length })}
          columns={[t('law.history.before'), t('law.history.now')]}
          differences={differences}
          currency={version.currency}
        />
      )}
    </>
  );
}
