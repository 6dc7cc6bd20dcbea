import { useQuery } from '@tanstack/react-query';
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  useNavigate,
} from '@tanstack/react-router';
import { useEffect, useLayoutEffect } from 'react';
import type { QueueTab } from '#shared/domain/dunning/standing.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { useChangeFeed } from '#renderer/api/useChangeFeed.ts';
import { LawLinks, useTexts } from '#renderer/ui/index.ts';
import { CalculatorPage } from '#renderer/features/calculator/index.ts';
import { CreditorFormPage } from '#renderer/features/creditors/index.ts';
import { BlockedPage, MissingAddressesPage } from '#renderer/features/customers/index.ts';
import { LawPage, type LawPlace } from '#renderer/features/law/index.ts';
import { RunsPage } from '#renderer/features/notices/index.ts';
import { ChargesPage, type PaymentsTab, showCharges } from '#renderer/features/payments/index.ts';
import { FirstOpeningPage, NoCreditorPage } from '#renderer/features/office/index.ts';
import { ProfilesPage, type ProfileTab } from '#renderer/features/profiles/index.ts';
import { RemindersPage, showQueue } from '#renderer/features/reminders/index.ts';
import { Frame } from '#renderer/app/Frame.tsx';
import { PreferenceMenus } from '#renderer/app/PreferenceMenus.tsx';
import { prefer, usePreferences } from '#renderer/app/preferences.ts';

const root = createRootRoute({ component: Root });

function Root() {
  useChangeFeed();
  return <Outlet />;
}

const start = createRoute({ getParentRoute: () => root, path: '/', component: Start });

/** The first opening of an empty ledger, or the creditor that was looked at last. */
function Start() {
  const texts = useTexts();
  const navigate = useNavigate();
  const last = usePreferences((preferences) => preferences.creditorId);
  const status = useQuery(api.office.status.queryOptions());
  const creditors = useQuery(api.creditors.list.queryOptions());
  const error = status.error ?? creditors.error;
  if (error !== null) return <p role="alert">{failureText(texts, failureOf(error))}</p>;
  if (status.data === undefined || creditors.data === undefined) return null;
  if (status.data.firstOpening) {
    return (
      <FirstOpeningPage
        preferences={<PreferenceMenus />}
        onDemo={() => void status.refetch()}
        onEmpty={() => void navigate({ to: '/creditors/new' })}
      />
    );
  }
  const creditor = creditors.data.find((each) => each.id === last) ?? creditors.data[0];
  if (creditor === undefined) return <Navigate to="/creditors/none" />;
  return (
    <Navigate to="/creditors/$creditorId/reminders" params={{ creditorId: String(creditor.id) }} replace />
  );
}

const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Frame });

const noCreditor = createRoute({
  getParentRoute: () => framed,
  path: '/creditors/none',
  component: function NoCreditor() {
    const navigate = useNavigate();
    return <NoCreditorPage onNew={() => void navigate({ to: '/creditors/new' })} />;
  },
});

const newCreditor = createRoute({
  getParentRoute: () => framed,
  path: '/creditors/new',
  component: function NewCreditor() {
    const navigate = useNavigate();
    return (
      <CreditorFormPage
        creditorId={null}
        onCancel={() => void navigate({ to: '/' })}
        onAdded={(id) =>
          void navigate({ to: '/creditors/$creditorId/reminders', params: { creditorId: String(id) } })
        }
      />
    );
  },
});

const creditor = createRoute({
  getParentRoute: () => framed,
  path: '/creditors/$creditorId',
  params: {
    parse: ({ creditorId }) => ({ creditorId: String(Math.trunc(Number(creditorId)) || 0) }),
  },
  component: function Creditor() {
    const creditorId = useCreditorId();
    useEffect(() => prefer({ creditorId }), [creditorId]);
    return (
      <LawLinks addressOf={useLawAddressOf(creditorId)}>
        <Outlet key={creditorId} />
      </LawLinks>
    );
  },
});

/** Where a place in the law of a creditor's country is shown. */
function useLawAddressOf(creditorId: number): (reference: string) => string {
  const { data: creditors } = useQuery(api.creditors.list.queryOptions());
  const country = lawCountries.find(
    (each) => each === creditors?.find(({ id }) => id === creditorId)?.country,
  );
  return (reference) => {
    const place = { ...(country === undefined ? {} : { country }), reference };
    return `#${router.buildLocation({ to: '/law', search: place }).href}`;
  };
}

function useCreditorId(): number {
  return Number(creditor.useParams().creditorId);
}

const tabs: readonly QueueTab[] = ['ready', 'running', 'withheld', 'objection', 'collect'];

const reminders = createRoute({
  getParentRoute: () => creditor,
  path: '/reminders',
  validateSearch: (search: Record<string, unknown>): { readonly tab?: QueueTab } => {
    const tab = tabs.find((each) => each === search['tab']);
    return tab === undefined || tab === 'ready' ? {} : { tab };
  },
  component: function Reminders() {
    const creditorId = useCreditorId();
    const { tab = 'ready' } = reminders.useSearch();
    const navigate = useNavigate();
    const params = { creditorId: String(creditorId) };
    // Before anything is painted, so that no row of another queue is seen.
    useLayoutEffect(() => showQueue(creditorId, tab), [creditorId, tab]);
    return (
      <RemindersPage
        creditorId={creditorId}
        tab={tab}
        onTab={(next) =>
          void navigate({
            to: '/creditors/$creditorId/reminders',
            params,
            search: next === 'ready' ? {} : { tab: next },
          })
        }
        onOpenRuns={() => void navigate({ to: '/creditors/$creditorId/notices', params })}
      />
    );
  },
});

const missingAddresses = createRoute({
  getParentRoute: () => creditor,
  path: '/missing-addresses',
  component: function MissingAddresses() {
    return <MissingAddressesPage creditorId={useCreditorId()} />;
  },
});

const blocked = createRoute({
  getParentRoute: () => creditor,
  path: '/blocked',
  component: function Blocked() {
    return <BlockedPage creditorId={useCreditorId()} />;
  },
});

const notices = createRoute({
  getParentRoute: () => creditor,
  path: '/notices',
  component: function Notices() {
    return <RunsPage creditorId={useCreditorId()} />;
  },
});

const sidesOfCharges: readonly PaymentsTab[] = ['decide', 'open', 'ended', 'interest', 'report'];

const charges = createRoute({
  getParentRoute: () => creditor,
  path: '/charges',
  validateSearch: (search: Record<string, unknown>): { readonly tab?: PaymentsTab } => {
    const tab = sidesOfCharges.find((each) => each === search['tab']);
    return tab === undefined || tab === 'decide' ? {} : { tab };
  },
  component: function Charges() {
    const creditorId = useCreditorId();
    const { tab = 'decide' } = charges.useSearch();
    const navigate = useNavigate();
    // Before anything is painted, so that no row of another list is seen.
    useLayoutEffect(() => {
      if (tab !== 'interest' && tab !== 'report') showCharges(creditorId, tab);
    }, [creditorId, tab]);
    return (
      <ChargesPage
        creditorId={creditorId}
        tab={tab}
        onTab={(next) =>
          void navigate({
            to: '/creditors/$creditorId/charges',
            params: { creditorId: String(creditorId) },
            search: next === 'decide' ? {} : { tab: next },
          })
        }
      />
    );
  },
});

const sidesOfProfile: readonly ProfileTab[] = ['settings', 'customers', 'events'];

const profiles = createRoute({
  getParentRoute: () => creditor,
  path: '/profiles',
  validateSearch: (
    search: Record<string, unknown>,
  ): { readonly profile?: number; readonly tab?: ProfileTab } => {
    const profile = Number(search['profile']);
    const tab = sidesOfProfile.find((each) => each === search['tab']);
    return {
      ...(Number.isSafeInteger(profile) && profile > 0 ? { profile } : {}),
      ...(tab === undefined || tab === 'settings' ? {} : { tab }),
    };
  },
  component: function Profiles() {
    const creditorId = useCreditorId();
    const { profile = null, tab = 'settings' } = profiles.useSearch();
    const navigate = useNavigate();
    return (
      <ProfilesPage
        creditorId={creditorId}
        profileId={profile}
        tab={tab}
        onShow={(profileId, side) =>
          void navigate({
            to: '/creditors/$creditorId/profiles',
            params: { creditorId: String(creditorId) },
            search: { profile: profileId, ...(side === 'settings' ? {} : { tab: side }) },
          })
        }
      />
    );
  },
});

const settings = createRoute({
  getParentRoute: () => creditor,
  path: '/settings',
  component: function Settings() {
    return <CreditorFormPage creditorId={useCreditorId()} />;
  },
});

const calculator = createRoute({
  getParentRoute: () => framed,
  path: '/calculator',
  component: CalculatorPage,
});

const law = createRoute({
  getParentRoute: () => framed,
  path: '/law',
  validateSearch: (search: Record<string, unknown>): LawPlace => {
    const text = (name: string) => (typeof search[name] === 'string' ? search[name] : undefined);
    const country = lawCountries.find((each) => each === search['country']);
    const [show, reference] = [text('show'), text('reference')];
    return {
      ...(country === undefined ? {} : { country }),
      ...(show === undefined ? {} : { show }),
      ...(reference === undefined ? {} : { reference }),
    };
  },
  component: function Law() {
    const place = law.useSearch();
    const navigate = useNavigate();
    return <LawPage place={place} onPlace={(next) => void navigate({ to: '/law', search: next })} />;
  },
});

const lawCountries = ['NO', 'SE', 'FI', 'DK'] as const;

/** The routes of the program. The place stands behind `#`, so that it works under any address. */
export const router = createRouter({
  routeTree: root.addChildren([
    start,
    framed.addChildren([
      noCreditor,
      newCreditor,
      calculator,
      law,
      creditor.addChildren([reminders, missingAddresses, blocked, notices, charges, profiles, settings]),
    ]),
  ]),
  history: createHashHistory(),
  defaultNotFoundComponent: () => <Navigate to="/" />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
