// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import AlarmsPage from '../alarms/AlarmsPage';
import OverviewPage from '../overview/OverviewPage';
import ReservationsPage from '../reservations/ReservationsPage';
import SessionPage from '../sessions/SessionPage';
import SitePage from '../sites/SitePage';
import StationPage from '../stations/StationPage';

const at = '2026-03-01T12:00:00Z';

/** What tenants may read, as the server has it; a request for anything else is refused. */
const open = [
  /^\/(me|clock|energy|overview(\/power)?|sites|stations|sessions|alarms|reservations|share-contracts|roaming\/billed(\/partners)?)$/,
  /^\/sites\/depot(\/(plan|load|groups|modes|terms|tariff\/versions|prices|supply-tariffs|settlement))?$/,
  /^\/stations\/CS-1$/,
  /^\/sessions\/s(\/(samples|plan|ledger|price|deliveries|events|mode|driver-link))?$/,
];

const session = {
  id: 's',
  siteId: 'depot',
  stationId: 'CS-1',
  evseId: 1,
  transactionId: 'T',
  state: 'active',
  startedAt: at,
  powerW: 0,
  energyInWh: 0,
  energyOutWh: 0,
  details: { priorityCharging: false, missing: [] },
};
const station = {
  id: 'CS-1',
  name: 'One',
  siteId: 'depot',
  online: true,
  minimumSecurityProfile: 0,
  acceptsNegativeLimits: false,
  dynamicProfiles: false,
  steered: true,
  hasPassword: false,
  evses: [
    {
      id: 1,
      current: 'DC',
      phases: 3,
      maxChargeW: 1,
      maxDischargeW: 0,
      connectors: [{ id: 1, status: 'Available' }],
    },
  ],
};
const site = {
  id: 'depot',
  name: 'Depot',
  timeZone: 'UTC',
  importLimitW: 1,
  exportLimitW: 1,
  baseLoadW: 0,
  stations: 1,
  activeSessions: 1,
  powerW: 0,
  carsW: 0,
  offline: 0,
  faulted: 0,
};
const answers: Record<string, unknown> = {
  '/clock': { now: at, speed: 1, realNow: at },
  '/overview': {
    stations: { total: 1, online: 1, charging: 0, discharging: 0, idle: 1, faulted: 0 },
    sessions: { active: 1, today: 1 },
    powerW: 0,
    chargingW: 0,
    dischargingW: 0,
    energyTodayInWh: 0,
    energyTodayOutWh: 0,
    moneyToday: { cost: 0, revenue: 0, wear: 0, net: 0, uncontrolled: 0, saving: 0, currency: 'EUR' },
    promises: { active: 0, atRisk: 0, keptToday: 0, brokenToday: 0 },
  },
  '/overview/power': { start: at, bucketSeconds: 900, carsW: [0], plannedW: [0] },
  '/sites': { items: [site] },
  '/sites/depot': site,
  '/stations/CS-1': station,
  '/stations': { items: [station] },
  '/reservations': { items: [] },
  '/sites/depot/modes': [{ kind: 'SELF_CONSUMPTION' }],
  '/sessions': { items: [session] },
  '/sessions/s': session,
  '/alarms': {
    items: [
      {
        id: 7,
        ruleId: 'r',
        rule: 'Offline',
        condition: 'STATION_OFFLINE',
        subject: 'CS-1',
        detail: 'Station CS-1 is offline.',
        facts: ['CS-1'],
        raisedAt: at,
      },
    ],
  },
};

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

interface Sent {
  method: string;
  path: string;
  body?: string;
}

function show(address: string, roles: string[]): Sent[] {
  const sent: Sent[] = [];
  const me = { name: 'eva', roles, tenantId: 'stadtwerke', secondFactor: false };
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    const path = url.replace(/^\/api\/v1/, '').replace(/\?.*/, '');
    sent.push({ method, path, body });
    const answer = path === '/me' ? me : answers[path];
    return answer
      ? new Response(JSON.stringify(answer))
      : new Response(JSON.stringify({ title: 'None', status: 404 }), { status: 404 });
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[address]}>
        <Routes>
          <Route path="/" element={<OverviewPage />} />
          <Route path="stations/:id" element={<StationPage />} />
          <Route path="stations/:id/:part" element={<StationPage />} />
          <Route path="sites/:id" element={<SitePage />} />
          <Route path="sites/:id/:part" element={<SitePage />} />
          <Route path="sessions/:id" element={<SessionPage />} />
          <Route path="alarms" element={<AlarmsPage />} />
          <Route path="reservations" element={<ReservationsPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return sent;
}

const viewer = ['tenant-viewer'];
const operator = ['tenant-viewer', 'tenant-operator'];
const refused = (sent: Sent[]) =>
  sent.filter(({ path }) => !open.some((each) => each.test(path))).map(({ path }) => path);

it.each([
  ['/', '/alarms'],
  ['/stations/CS-1', '/stations/CS-1'],
  ['/sites/depot', '/sites/depot/terms'],
  ['/sites/depot/timetable', '/sites/depot/plan'],
  ['/sites/depot/settlement', '/roaming/billed'],
  ['/sessions/s', '/sessions/s/deliveries'],
  ['/alarms', '/alarms'],
  ['/reservations', '/reservations'],
])('asks on %s for nothing that tenants may not see', async (address, last) => {
  const sent = show(address, operator);
  await waitFor(() => expect(sent.map(({ path }) => path)).toContain(last));
  await waitFor(() => expect(sent.map(({ path }) => path)).toContain('/me'));
  expect(refused(sent)).toEqual([]);
});

it('offers a tenant the daily commands and a new name, and nothing else of the station', async () => {
  const sent = show('/stations/CS-1', operator);
  fireEvent.click(await screen.findByRole('button', { name: 'Reset when idle' }));
  await waitFor(() =>
    expect(sent).toContainEqual({
      method: 'POST',
      path: '/stations/CS-1/reset',
      body: '{"type":"OnIdle"}',
    }),
  );
  expect(screen.getByRole('button', { name: 'Edit' })).toBeDefined();
  expect(screen.queryByRole('button', { name: /certificate|cache|password/i })).toBeNull();
  expect(screen.queryByRole('link', { name: 'Maintenance' })).toBeNull();
});

it('offers who only reads nothing to press', async () => {
  show('/stations/CS-1', viewer);
  await screen.findByText('EVSE 1');
  expect(screen.queryByRole('button', { name: 'Edit' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Reset when idle' })).toBeNull();
  cleanup();
  show('/alarms', viewer);
  await screen.findByText('Station CS-1 is offline.');
  expect(screen.queryByRole('button', { name: 'Acknowledge' })).toBeNull();
});

it('lets a tenant stop a session and make a link for its driver', async () => {
  const sent = show('/sessions/s', operator);
  await screen.findByRole('button', { name: /stop/i });
  fireEvent.click(screen.getByRole('button', { name: /driver/i }));
  await waitFor(() => expect(sent.map(({ path }) => path)).toContain('/sessions/s/driver-link'));
  expect(refused(sent)).toEqual([]);
});

it('lets a tenant keep a place for a card, of which it knows the number', async () => {
  const sent = show('/reservations', operator);
  fireEvent.click(await screen.findByRole('button', { name: 'Reserve' }));
  fireEvent.change(screen.getByLabelText('Token'), { target: { value: 'CAFE' } });
  await screen.findByRole('option', { name: 'One', hidden: true });
  const form = screen.getByLabelText('Token').closest('form');
  if (form) fireEvent.submit(form);
  const path = '/stations/CS-1/reservations';
  await waitFor(() => expect(sent.map((each) => each.path)).toContain(path));
  expect(JSON.parse(sent.find((each) => each.path === path)?.body ?? '')).toMatchObject({
    idToken: { idToken: 'CAFE', type: 'ISO14443' },
  });
  expect(sent.map((each) => each.path)).not.toContain('/tokens');
});

it('lets a tenant choose what its site is steered for, and no other mode', async () => {
  show('/sites/depot', operator);
  fireEvent.click(await screen.findByRole('button', { name: 'Set' }));
  const select = screen.getByRole('combobox', { name: /Steered for/, hidden: true }) as HTMLSelectElement;
  expect([...select.options].map(({ value }) => value)).toEqual(['COST', 'SELF_CONSUMPTION', 'LIMIT_ONLY']);
  expect(select.value).toBe('SELF_CONSUMPTION');
  expect(screen.queryByText('Preview the plan')).toBeNull();
});
