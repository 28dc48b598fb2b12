import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { onTokenChange, token } from './api/credentials';
import { ApiProblem } from './api/problem';
import { SkeletonBlock } from './design/Skeleton';
import { NotFound } from './shell/NotFound';
import { Shell } from './shell/Shell';
import { SignIn } from './shell/SignIn';

const loaders: (() => Promise<unknown>)[] = [];
/** Pages that were opened and are not here yet. */
let awaited = 0;

function page<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  loaders.push(load);
  return lazy(() => {
    awaited++;
    return load().finally(() => awaited--);
  });
}

const OverviewPage = page(() => import('./overview/OverviewPage'));
const SitesPage = page(() => import('./sites/SitesPage'));
const SitePage = page(() => import('./sites/SitePage'));
const StationsPage = page(() => import('./stations/StationsPage'));
const StationPage = page(() => import('./stations/StationPage'));
const WaitingRoomPage = page(() => import('./waitingroom/WaitingRoomPage'));
const TemplatesPage = page(() => import('./templates/TemplatesPage'));
const TemplatePage = page(() => import('./templates/TemplatePage'));
const ReservationsPage = page(() => import('./reservations/ReservationsPage'));
const RoamingPage = page(() => import('./roaming/RoamingPage'));
const PartnerPage = page(() => import('./roaming/PartnerPage'));
const ActivityPage = page(() => import('./activity/ActivityPage'));
const FirmwarePage = page(() => import('./firmware/FirmwarePage'));
const InstallPage = page(() => import('./install/InstallPage'));
const InstallStationPage = page(() => import('./install/InstallStationPage'));
const BulkPage = page(() => import('./bulk/BulkPage'));
const CampaignPage = page(() => import('./campaigns/CampaignPage'));
const PkiPage = page(() => import('./pki/PkiPage'));
const SessionsPage = page(() => import('./sessions/SessionsPage'));
const SessionPage = page(() => import('./sessions/SessionPage'));
const EnergyPage = page(() => import('./energy/EnergyPage'));
const StudiesPage = page(() => import('./studies/StudiesPage'));
const StudyPage = page(() => import('./studies/StudyPage'));
const StatementsPage = page(() => import('./statements/StatementsPage'));
const PaymentsPage = page(() => import('./pay/PaymentsPage'));
const PricesPage = page(() => import('./prices/PricesPage'));
const TokensPage = page(() => import('./tokens/TokensPage'));
const VehiclesPage = page(() => import('./vehicles/VehiclesPage'));
const AlarmsPage = page(() => import('./alarms/AlarmsPage'));
const HealthPage = page(() => import('./health/HealthPage'));
const PeoplePage = page(() => import('./people/PeoplePage'));
const SettingsPage = page(() => import('./settings/SettingsPage'));

/** For people without an account, so nobody else has to fetch them. */
const DriverPage = lazy(() => import('./driver/DriverPage'));
const PayPage = lazy(() => import('./pay/PayPage'));
const PaidPage = lazy(() => import('./pay/PaidPage'));

const open = { driver: DriverPage, pay: PayPage, paid: PaidPage };

const PRELOAD_AFTER_MS = 2_000;

/** What is open comes first: as long as it waits for code or answers, nothing else is fetched ahead. */
const isBusy = () => awaited > 0 || client.isFetching() > 0;

/** Live events keep answers fresh; a request is repeated only when the network or the server failed. */
const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && (!(error instanceof ApiProblem) || error.status >= 502),
    },
  },
});

export function App() {
  const signedIn = useSyncExternalStore(onTokenChange, () => token() !== null);
  if (!signedIn) client.clear();
  return (
    <QueryClientProvider client={client}>
      <BrowserRouter>
        <Routes>
          {Object.entries(open).map(([path, OpenPage]) => (
            <Route
              key={path}
              path={path}
              element={
                <Suspense fallback={<SkeletonBlock />}>
                  <OpenPage />
                </Suspense>
              }
            />
          ))}
          <Route path="*" element={signedIn ? <Pages /> : <SignIn />} />
        </Routes>
      </BrowserRouter>
    </QueryClientProvider>
  );
}

function Pages() {
  useEffect(() => {
    const timer = setInterval(() => {
      if (isBusy()) return;
      clearInterval(timer);
      preload();
    }, PRELOAD_AFTER_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<OverviewPage />} />
        <Route path="sites" element={<SitesPage />} />
        <Route path="sites/:id" element={<SitePage />} />
        <Route path="sites/:id/:part" element={<SitePage />} />
        <Route path="stations" element={<StationsPage />} />
        <Route path="stations/:id" element={<StationPage />} />
        <Route path="stations/:id/:part" element={<StationPage />} />
        <Route path="install" element={<InstallPage />} />
        <Route path="install/:id" element={<InstallStationPage />} />
        <Route path="bulk" element={<BulkPage />} />
        <Route path="bulk/:id" element={<CampaignPage kind="bulk" />} />
        <Route path="waiting-room" element={<WaitingRoomPage />} />
        <Route path="templates" element={<TemplatesPage />} />
        <Route path="templates/:id" element={<TemplatePage />} />
        <Route path="reservations" element={<ReservationsPage />} />
        <Route path="roaming" element={<RoamingPage />} />
        <Route path="roaming/:id" element={<PartnerPage />} />
        <Route path="activity" element={<ActivityPage />} />
        <Route path="activity/:tab" element={<ActivityPage />} />
        <Route path="firmware" element={<FirmwarePage />} />
        <Route path="campaigns/:id" element={<CampaignPage kind="firmware" />} />
        <Route path="certificates" element={<PkiPage />} />
        <Route path="certificates/:tab" element={<PkiPage />} />
        <Route path="certificates/renewals/:id" element={<CampaignPage kind="renewal" />} />
        <Route path="sessions" element={<SessionsPage />} />
        <Route path="sessions/:id" element={<SessionPage />} />
        <Route path="energy" element={<EnergyPage />} />
        <Route path="energy/studies" element={<StudiesPage />} />
        <Route path="energy/studies/:id" element={<StudyPage />} />
        <Route path="statements" element={<StatementsPage />} />
        <Route path="payments" element={<PaymentsPage />} />
        <Route path="prices" element={<PricesPage />} />
        <Route path="tokens" element={<TokensPage />} />
        <Route path="vehicles" element={<VehiclesPage />} />
        <Route path="alarms" element={<AlarmsPage />} />
        <Route path="alarms/:tab" element={<AlarmsPage />} />
        <Route path="health" element={<HealthPage />} />
        <Route path="people" element={<PeoplePage />} />
        <Route path="people/:tab" element={<PeoplePage />} />
        <Route path="settings" element={<SettingsPage />} />
        <Route path="signed-in" element={<Navigate to="/" replace />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

/** Fetches the other pages ahead, so that they open at once, even while the server restarts. */
function preload(): void {
  // A page that cannot be fetched now is fetched again when it is opened.
  for (const load of loaders) load().catch(() => undefined);
}
