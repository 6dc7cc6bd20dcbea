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
import { useCallback, useEffect, useLayoutEffect } from 'react';
import type { QueueTab } from '#shared/domain/dunning/standing.ts';
import { api } from '#renderer/api/client.ts';
import { failureOf, failureText } from '#renderer/api/failure.ts';
import { useChangeFeed } from '#renderer/api/useChangeFeed.ts';
import { LawLinks, useTexts } from '#renderer/ui/index.ts';
import { CalculatorPage } from '#renderer/features/calculator/index.ts';
import { CreditorFormPage } from '#renderer/features/creditors/index.ts';
import {
  BlockedPage,
  type CardTab,
  cardTabs,
  ChangesPage,
  type ChangesTab,
  changesTabs,
  CustomerLinks,
  CustomerPage,
  CustomersPage,
  MissingPage,
  type MissingTab,
  missingTabs,
  showCustomers,
} from '#renderer/features/customers/index.ts';
import { ImportDrop, ImportHistoryPage, ImportPage } from '#renderer/features/intake/index.ts';
import { LawPage, type LawPlace } from '#renderer/features/law/index.ts';
import { RunsPage } from '#renderer/features/notices/index.ts';
import { ChargesPage, type PaymentsTab, showCharges } from '#renderer/features/payments/index.ts';
import { FirstOpeningPage, NoCreditorPage } from '#renderer/features/office/index.ts';
import { ProfilesPage, type ProfileTab } from '#renderer/features/profiles/index.ts';
import { InvoicePanel, RemindersPage, showQueue } from '#renderer/features/reminders/index.ts';
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
          void navigate({ to: '/creditors/$creditorId/import', params: { creditorId: String(id) } })
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
        <CustomerLinks addressOf={cardAddress}>
          <Outlet key={creditorId} />
          <DroppedFiles creditorId={creditorId} />
        </CustomerLinks>
      </LawLinks>
    );
  },
});

/** Files that are dropped on any page of a creditor are read in for it. */
function DroppedFiles({ creditorId }: { readonly creditorId: number }) {
  const navigate = useNavigate();
  const { data: creditors } = useQuery(api.creditors.list.queryOptions());
  const name = creditors?.find(({ id }) => id === creditorId)?.name;
  const onDropped = useCallback(
    () => void navigate({ to: '/creditors/$creditorId/import', params: { creditorId: String(creditorId) } }),
    [navigate, creditorId],
  );
  return name === undefined ? null : (
    <ImportDrop creditorId={creditorId} creditor={name} onDropped={onDropped} />
  );
}

/** Where a customer's card is shown, also that of another creditor. */
function cardAddress(place: { readonly creditorId: number; readonly customerId: number }): string {
  const params = { creditorId: String(place.creditorId), customerId: String(place.customerId) };
  return `#${router.buildLocation({ to: '/creditors/$creditorId/customers/$customerId', params }).href}`;
}

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
        onImport={() => void navigate({ to: '/creditors/$creditorId/import', params })}
      />
    );
  },
});

const customers = createRoute({
  getParentRoute: () => creditor,
  path: '/customers',
  component: function Customers() {
    const creditorId = useCreditorId();
    const navigate = useNavigate();
    // Before anything is painted, so that no row of another creditor is seen.
    useLayoutEffect(() => showCustomers(creditorId), [creditorId]);
    return (
      <CustomersPage
        creditorId={creditorId}
        onOpen={(customerId) =>
          void navigate({
            to: '/creditors/$creditorId/customers/$customerId',
            params: { creditorId: String(creditorId), customerId: String(customerId) },
          })
        }
      />
    );
  },
});

const customer = createRoute({
  getParentRoute: () => creditor,
  path: '/customers/$customerId',
  validateSearch: (search: Record<string, unknown>): { readonly tab?: CardTab } => {
    const tab = cardTabs.find((each) => each === search['tab']);
    return tab === undefined || tab === 'overview' ? {} : { tab };
  },
  component: function Customer() {
    const params = customer.useParams();
    const { tab = 'overview' } = customer.useSearch();
    const navigate = useNavigate();
    return (
      <CustomerPage
        key={params.customerId}
        customerId={Number(params.customerId)}
        tab={tab}
        onTab={(next) =>
          void navigate({
            to: '/creditors/$creditorId/customers/$customerId',
            params,
            search: next === 'overview' ? {} : { tab: next },
          })
        }
        onList={() =>
          void navigate({
            to: '/creditors/$creditorId/customers',
            params: { creditorId: params.creditorId },
          })
        }
        invoicePanel={InvoicePanel}
      />
    );
  },
});

const missing = createRoute({
  getParentRoute: () => creditor,
  path: '/missing-addresses',
  validateSearch: (search: Record<string, unknown>): { readonly tab?: MissingTab } => {
    const tab = missingTabs.find((each) => each === search['tab']);
    return tab === undefined || tab === 'address' ? {} : { tab };
  },
  component: function Missing() {
    const creditorId = useCreditorId();
    const { tab = 'address' } = missing.useSearch();
    const navigate = useNavigate();
    return (
      <MissingPage
        creditorId={creditorId}
        tab={tab}
        onTab={(next) =>
          void navigate({
            to: '/creditors/$creditorId/missing-addresses',
            params: { creditorId: String(creditorId) },
            search: next === 'address' ? {} : { tab: next },
          })
        }
      />
    );
  },
});

const changes = createRoute({
  getParentRoute: () => creditor,
  path: '/changes',
  validateSearch: (search: Record<string, unknown>): { readonly tab?: ChangesTab } => {
    const tab = changesTabs.find((each) => each === search['tab']);
    return tab === undefined || tab === 'open' ? {} : { tab };
  },
  component: function Changes() {
    const creditorId = useCreditorId();
    const { tab = 'open' } = changes.useSearch();
    const navigate = useNavigate();
    return (
      <ChangesPage
        creditorId={creditorId}
        tab={tab}
        onTab={(next) =>
          void navigate({
            to: '/creditors/$creditorId/changes',
            params: { creditorId: String(creditorId) },
            search: next === 'open' ? {} : { tab: next },
          })
        }
      />
    );
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

const intake = createRoute({
  getParentRoute: () => creditor,
  path: '/import',
  component: function Import() {
    const creditorId = useCreditorId();
    const navigate = useNavigate();
    const params = { creditorId: String(creditorId) };
    return (
      <ImportPage
        creditorId={creditorId}
        onReminders={() => void navigate({ to: '/creditors/$creditorId/reminders', params })}
        onMissingAddresses={() => void navigate({ to: '/creditors/$creditorId/missing-addresses', params })}
        onHistory={(intakeId) =>
          void navigate({
            to: '/creditors/$creditorId/imports',
            params,
            search: intakeId === null ? {} : { show: intakeId },
          })
        }
      />
    );
  },
});

const imports = createRoute({
  getParentRoute: () => creditor,
  path: '/imports',
  validateSearch: (search: Record<string, unknown>): { readonly show?: number } => {
    const show = Number(search['show']);
    return Number.isSafeInteger(show) && show > 0 ? { show } : {};
  },
  component: function Imports() {
    const creditorId = useCreditorId();
    const { show = null } = imports.useSearch();
    const navigate = useNavigate();
    const params = { creditorId: String(creditorId) };
    return (
      <ImportHistoryPage
        creditorId={creditorId}
        intakeId={show}
        onShow={(intakeId) =>
          void navigate({
            to: '/creditors/$creditorId/imports',
            params,
            search: intakeId === null ? {} : { show: intakeId },
          })
        }
        onImport={() => void navigate({ to: '/creditors/$creditorId/import', params })}
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
      creditor.addChildren([
        reminders,
        customers,
        customer,
        missing,
        changes,
        blocked,
        notices,
        charges,
        profiles,
        intake,
        imports,
        settings,
      ]),
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
