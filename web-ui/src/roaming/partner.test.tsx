// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { wish } from './CommandForm';
import PartnerPage from './PartnerPage';
import { cost } from './ToldPanel';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const NOW = '2026-05-01T12:00:00Z';
const partner = (role: string) => ({
  id: 'p1',
  name: 'Operator',
  hub: role === 'HUB' ? 'NL*HUB' : undefined,
  state: 'REGISTERED',
  paused: false,
  v2g: 'CHARGE_ONLY',
  roles: [
    { role, countryCode: 'NL', partyId: 'OPR', businessDetails: { name: 'Operator' } },
    ...(role === 'HUB'
      ? ['ONE', 'NEW'].map((partyId) => ({
          role: 'EMSP',
          countryCode: 'nl',
          partyId,
          businessDetails: { name: partyId },
        }))
      : []),
  ],
  endpoints: [],
  clients:
    role === 'HUB'
      ? [
          { countryCode: 'NL', partyId: 'ONE', role: 'CPO', status: 'CONNECTED', lastUpdated: NOW },
          { countryCode: 'NL', partyId: 'TWO', role: 'EMSP', status: 'OFFLINE', lastUpdated: NOW },
        ]
      : [],
  failures: 0,
  queue: { waiting: 0, stuck: 0 },
  received: [],
});
const session = {
  number: 1,
  id: 'S1',
  lastUpdated: NOW,
  document: {
    status: 'ACTIVE',
    kwh: 12.5,
    currency: 'EUR',
    cdr_token: { uid: '04AA' },
    total_cost: { before_taxes: 5, taxes: [{ amount: 0.95 }] },
  },
};
const command = {
  id: 'c1',
  number: 1,
  type: 'STOP_SESSION',
  wish: { sessionId: 'S1' },
  askedBy: 'anna',
  askedAt: NOW,
  state: 'SILENT',
  message: 'No result came in time.',
};

function show(role: string): string[] {
  const sent: string[] = [];
  const answer = (url: string) => {
    if (url.includes('/commands')) return { items: [command] };
    if (url.includes('/received')) return { items: [session] };
    if (url.includes('/queue')) return [];
    if (url.includes('/messages') || url.includes('/tokens')) return { items: [] };
    if (url.includes('/roaming/partners/p1')) return partner(role);
    return url.includes('/me') ? { name: 'o', roles: ['operator'] } : { now: NOW, speed: 1 };
  };
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (init?.method === 'POST') sent.push(`${url} ${init.body}`);
    return new Response(JSON.stringify(init?.method === 'POST' ? command : answer(url)));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={['/roaming/p1']}>
        <Routes>
          <Route path="roaming/:id" element={<PartnerPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return sent;
}

it('shows what an operator told and what became of commands', async () => {
  show('CPO');
  expect(await screen.findByText('04AA')).toBeTruthy();
  expect(screen.getByText('€5.95')).toBeTruthy();
  expect((await screen.findByText('No answer')).getAttribute('title')).toBe('No result came in time.');
});

it('shows the parties behind a hub, which of them are away, and that operators are among them', async () => {
  show('HUB');
  expect(await screen.findByText('NL*TWO')).toBeTruthy();
  expect(screen.getByText('Away')).toBeTruthy();
  expect(screen.getByText('nl*NEW')).toBeTruthy();
  expect(screen.getAllByText('State not told')).toHaveLength(1);
  expect(await screen.findByText('Send a command')).toBeTruthy();
});

it('stops a session that goes on', async () => {
  const sent = show('CPO');
  fireEvent.click(await screen.findByText('Send a command'));
  fireEvent.change(screen.getByDisplayValue('Start charging'), { target: { value: 'STOP_SESSION' } });
  expect(await screen.findByText('04AA · S1')).toBeTruthy();
  fireEvent.click(screen.getByText('Send'));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toContain('/roaming/partners/p1/stop-session {"sessionId":"S1"}');
});

it('has no commands for a partner without stations', async () => {
  show('EMSP');
  expect(await screen.findByText('No messages')).toBeTruthy();
  expect(screen.queryByText('Send a command')).toBeNull();
});

it('says what a reservation takes and what things cost in older versions', () => {
  const form = new FormData();
  form.set('tokenId', 't1');
  form.set('place', '{"locationId":"L1","evseUid":"E1","connectorId":"1"}');
  form.set('minutes', '15');
  expect(wish('RESERVE_NOW', form, Date.parse(NOW))).toEqual({
    tokenId: 't1',
    locationId: 'L1',
    evseUid: 'E1',
    until: '2026-05-01T12:15:00.000Z',
  });
  expect(wish('UNLOCK_CONNECTOR', form, 0)).toEqual({ locationId: 'L1', evseUid: 'E1', connectorId: '1' });
  expect(cost({ currency: 'EUR', total_cost: { excl_vat: 1, incl_vat: 1.19 } })).toBe('€1.19');
  expect(cost({ currency: 'EUR' })).toBeUndefined();
});
