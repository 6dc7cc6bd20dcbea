import { skipToken, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api } from '#renderer/api/client.ts';
import { classNames, useTexts } from '#renderer/ui/index.ts';
import { leaveDone } from '#renderer/features/intake/index.ts';
import { CreditorSwitcher } from '#renderer/features/creditors/index.ts';
import { PreferenceMenus } from '#renderer/app/PreferenceMenus.tsx';
import { usePreferences } from '#renderer/app/preferences.ts';
import styles from '#renderer/app/Frame.module.css';

/** The frame of every page: whose invoices, where one is, and the page itself. */
export function Frame() {
  const { t } = useTexts();
  const navigate = useNavigate();
  const ofPage = useCreditorId();
  const last = useLastCreditorId();
  const isOffices = useIsOfficePage();
  const creditorId = isOffices ? last : ofPage;
  return (
    <div className={styles['frame']}>
      <nav className={styles['nav']} aria-label={t('office.navigation')}>
        <CreditorSwitcher
          creditorId={creditorId}
          onChoose={(id) =>
            void navigate({ to: '/creditors/$creditorId/reminders', params: { creditorId: String(id) } })
          }
          onNew={() => void navigate({ to: '/creditors/new' })}
        />
        {creditorId !== null && <CreditorLinks creditorId={creditorId} />}
        <OfficeLinks />
        <Foot />
      </nav>
      <main className={styles['main']}>
        <Outlet />
      </main>
    </div>
  );
}

function useCreditorId(): number | null {
  const { creditorId } = useParams({ strict: false });
  return creditorId === undefined ? null : Number(creditorId);
}

/** The creditor that was looked at last, as long as it is there. */
function useLastCreditorId(): number | null {
  const last = usePreferences((preferences) => preferences.creditorId);
  const { data: creditors } = useQuery(api.creditors.list.queryOptions());
  return creditors?.some(({ id }) => id === last) === true ? last : null;
}

/** Pages of the whole office, which keep the way back to the creditor that was looked at last. */
const officePages = [
  { to: '/calculator', title: 'office.nav.calculator' },
  { to: '/law', title: 'office.nav.law' },
] as const;

function useIsOfficePage(): boolean {
  const pathname = useRouterState({ select: ({ location }) => location.pathname });
  return officePages.some(({ to }) => pathname.startsWith(to));
}

function OfficeLinks() {
  const { t, format } = useTexts();
  const { data: laws } = useQuery(api.law.list.queryOptions());
  // A rate that lacks matters where there are invoices of that country.
  const missing = laws?.filter(({ creditors, nextRate }) => creditors > 0 && nextRate?.state === 'missing');
  return (
    <ul className={classNames(styles['links'], styles['office'])}>
      {officePages.map(({ to, title }) => (
        <li key={to}>
          <Link to={to} className={styles['link']}>
            {t(title)}
            {to === '/law' && <Count value={missing?.length ?? 0} format={format.number} hot />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function CreditorLinks({ creditorId }: { readonly creditorId: number }) {
  const { t, format } = useTexts();
  const { data: creditors } = useQuery(api.creditors.list.queryOptions());
  const { data: summary } = useQuery(
    api.reminders.summary.queryOptions({
      input: Number.isNaN(creditorId) ? skipToken : { creditorId, tab: 'ready', search: '' },
    }),
  );
  const { data: charges } = useQuery(
    api.payments.summary.queryOptions({ input: Number.isNaN(creditorId) ? skipToken : { creditorId } }),
  );
  const { data: blocked } = useQuery(
    api.customers.blocked.queryOptions({ input: Number.isNaN(creditorId) ? skipToken : { creditorId } }),
  );
  const { data: changes } = useQuery(
    api.customers.changes.queryOptions({
      input: Number.isNaN(creditorId) ? skipToken : { creditorId, done: false, offset: 0, limit: 1 },
    }),
  );
  const { data: source } = useQuery(
    api.intake.source.queryOptions({ input: Number.isNaN(creditorId) ? skipToken : { creditorId } }),
  );
  const creditor = creditors?.find((each) => each.id === creditorId);
  const params = { creditorId: String(creditorId) };
  return (
    <ul className={styles['links']}>
      <li>
        <Link to="/creditors/$creditorId/reminders" params={params} className={styles['link']}>
          {t('office.nav.reminders')}
          <Count value={creditor?.ready ?? 0} format={format.number} />
        </Link>
      </li>
      <li>
        <Link to="/creditors/$creditorId/notices" params={params} className={styles['link']}>
          {t('office.nav.notices')}
          <Count value={summary?.openRuns ?? 0} format={format.number} />
        </Link>
      </li>
      <li>
        <Link to="/creditors/$creditorId/charges" params={params} className={styles['link']}>
          {t('office.nav.charges')}
          <Count value={charges?.tabs.decide ?? 0} format={format.number} hot />
        </Link>
      </li>
      <li>
        <Link
          to="/creditors/$creditorId/customers"
          params={params}
          className={styles['link']}
          activeOptions={{ exact: false }}
        >
          {t('office.nav.customers')}
        </Link>
        <ul className={styles['below']}>
          <li>
            <Link to="/creditors/$creditorId/missing-addresses" params={params} className={styles['link']}>
              {t('office.nav.missingAddresses')}
              <Count value={creditor?.missingAddresses ?? 0} format={format.number} hot />
            </Link>
          </li>
          <li>
            <Link to="/creditors/$creditorId/blocked" params={params} className={styles['link']}>
              {t('office.nav.blocked')}
              <Count value={blocked?.length ?? 0} format={format.number} />
            </Link>
          </li>
          <li>
            <Link to="/creditors/$creditorId/changes" params={params} className={styles['link']}>
              {t('office.nav.changes')}
              <Count value={changes?.open ?? 0} format={format.number} />
            </Link>
          </li>
        </ul>
      </li>
      <li>
        <Link
          to="/creditors/$creditorId/import"
          params={params}
          className={styles['link']}
          onClick={() => leaveDone(creditorId)}
        >
          {t('office.nav.import')}
          <Count value={source?.waitingCount ?? 0} format={format.number} hot />
        </Link>
        <ul className={styles['below']}>
          <li>
            <Link to="/creditors/$creditorId/imports" params={params} className={styles['link']}>
              {t('office.nav.imports')}
            </Link>
          </li>
        </ul>
      </li>
      <li>
        <Link to="/creditors/$creditorId/profiles" params={params} className={styles['link']}>
          {t('office.nav.profiles')}
        </Link>
      </li>
      <li>
        <Link to="/creditors/$creditorId/settings" params={params} className={styles['link']}>
          {t('office.nav.settings')}
        </Link>
      </li>
    </ul>
  );
}

interface CountProps {
  readonly value: number;
  readonly format: (value: number) => string;
  readonly hot?: boolean;
}

function Count({ value, format, hot = false }: CountProps): ReactNode {
  if (value === 0) return null;
  return <span className={classNames(styles['count'], hot && styles['hot'])}>{format(value)}</span>;
}

function Foot() {
  const { t, format } = useTexts();
  const { data } = useQuery(api.office.status.queryOptions());
  return (
    <footer className={styles['foot']}>
      {data?.law.map((law) => (
        <div key={law.country} title={t('office.lawVersion', { version: law.version })}>
          {t('office.law', { country: countryName(t, law.country), from: format.day(law.from) })}
        </div>
      ))}
      <div className={styles['footRow']}>
        <span>{data === undefined ? '' : t('office.version', { version: data.version })}</span>
        <span className={styles['menus']}>
          <PreferenceMenus />
        </span>
      </div>
    </footer>
  );
}

function countryName(t: ReturnType<typeof useTexts>['t'], country: string): string {
  const known = (['NO', 'SE', 'FI', 'DK'] as const).find((code) => code === country);
  return known === undefined ? country : t(`words.country.${known}`);
}
