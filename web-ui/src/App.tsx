import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, useSyncExternalStore } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { onTokenChange, token } from './api/credentials';
import { ApiProblem } from './api/problem';
import { NotFound } from './shell/NotFound';
import { Shell } from './shell/Shell';
import { SignIn } from './shell/SignIn';

const OverviewPage = lazy(() => import('./overview/OverviewPage'));
const SitesPage = lazy(() => import('./sites/SitesPage'));
const SitePage = lazy(() => import('./sites/SitePage'));
const StationsPage = lazy(() => import('./stations/StationsPage'));
const StationPage = lazy(() => import('./stations/StationPage'));
const SessionsPage = lazy(() => import('./sessions/SessionsPage'));
const SessionPage = lazy(() => import('./sessions/SessionPage'));
const PricesPage = lazy(() => import('./prices/PricesPage'));
const TokensPage = lazy(() => import('./tokens/TokensPage'));
const VehiclesPage = lazy(() => import('./vehicles/VehiclesPage'));
const SettingsPage = lazy(() => import('./settings/SettingsPage'));

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
      <BrowserRouter>{signedIn ? <Pages /> : <SignIn />}</BrowserRouter>
    </QueryClientProvider>
  );
}

function Pages() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<OverviewPage />} />
        <Route path="sites" element={<SitesPage />} />
        <Route path="sites/:id" element={<SitePage />} />
        <Route path="stations" element={<StationsPage />} />
        <Route path="stations/:id" element={<StationPage />} />
        <Route path="sessions" element={<SessionsPage />} />
        <Route path="sessions/:id" element={<SessionPage />} />
        <Route path="prices" element={<PricesPage />} />
        <Route path="tokens" element={<TokensPage />} />
        <Route path="vehicles" element={<VehiclesPage />} />
        <Route path="settings" element={<SettingsPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
