// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { indented } from './MessageDialog';
import RoamingPage from './RoamingPage';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const partner = {
  id: 'p1',
  name: 'Provider One',
  state: 'REGISTERED',
  paused: false,
  v2g: 'CHARGE_ONLY',
  version: '2.3.0',
  roles: [{ role: 'EMSP', countryCode: 'NL', partyId: 'ONE', businessDetails: { name: 'One' } }],
  endpoints: [],
  clients: [],
  failures: 0,
  queue: { waiting: 3, stuck: 0 },
  received: [],
};

const billed = [{ partnerId: 'p9', partner: 'Billed One', sessions: 4, total: 12.5, currency: 'EUR' }];

const site = { siteId: 'depot', name: 'Depot' };

function show(partners: object[], publicData: object = { sites: [] }): void {
  const answer = (path: string) => {
    if (path.includes('/roaming/public-data')) return publicData;
    if (path.includes('/roaming/partners')) return partners;
    if (path.includes('/roaming/sites')) return [];
    if (path.includes('/roaming/billed/partners')) return billed;
    if (path.includes('/sites')) return { items: [] };
    return path.includes('/me')
      ? { name: 'v', roles: ['viewer'] }
      : { now: '2026-05-01T12:00:00Z', speed: 1 };
  };
  vi.stubGlobal('fetch', async (url: string) => new Response(JSON.stringify(answer(url))));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <RoamingPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

it('shows partners with their health and what waits for them', async () => {
  show([partner, { ...partner, id: 'p2', name: 'Provider Two', failures: 2, lastError: 'it answered 503' }]);
  expect((await screen.findByText('Provider One')).getAttribute('href')).toBe('/roaming/p1');
  expect(screen.getAllByText('NL*ONE EMSP')).toHaveLength(2);
  expect(screen.getByText('Connected')).toBeTruthy();
  expect(screen.getByText('Not reachable').getAttribute('title')).toBe('it answered 503');
});

it('shows what each partner was billed in the month', async () => {
  show([]);
  const row = (await screen.findByText('Billed One')).closest('tr');
  expect(row?.textContent).toBe('Billed One4€12.50');
  expect(screen.getByText('May 2026')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Month before' }));
  expect(await screen.findByText('April 2026')).toBeTruthy();
});

it('warns where there was no room for what a partner told', async () => {
  const refused = { kind: 'CDR', objects: 200_000, bytes: 4e8, refused: 7 };
  show([
    { ...partner, received: [{ ...refused, refusedAt: '2026-05-01T11:00:00Z' }] },
    { ...partner, id: 'p2', received: [{ ...refused, refusedAt: '2026-04-01T11:00:00Z' }] },
  ]);
  expect(await screen.findAllByText('Provider One')).toHaveLength(2);
  expect(await screen.findAllByText('No room')).toHaveLength(1);
});

it('says what to do where there is nobody', async () => {
  show([]);
  expect(await screen.findByText('No partners yet')).toBeTruthy();
  expect(await screen.findByText('Partners see no site')).toBeTruthy();
});

it('shows where the public reads, and of which sites', async () => {
  show([], {
    nationalIdentifier: 'DE-OPR-1',
    table: 'https://csms.example/public/datex/static',
    status: 'https://csms.example/public/datex/status',
    sites: [
      { ...site, attendance: 'UNATTENDED' },
      { siteId: 'yard', name: 'Yard' },
    ],
  });
  const published = (await screen.findByText('Depot')).closest('tr');
  expect(published?.textContent).toContain('Published');
  expect(published?.textContent).toContain('Nobody is there');
  expect(screen.getByText('Yard').closest('tr')?.textContent).toContain('Not published');
  expect(screen.getByText('https://csms.example/public/datex/static')).toBeTruthy();
});

it('says how publishing begins', async () => {
  show([], { sites: [site] });
  expect(await screen.findByText('Nothing is published')).toBeTruthy();
  expect(screen.queryByText('Depot')).toBeNull();
});

it('indents what is JSON and leaves the rest', () => {
  expect(indented('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect(indented('{"a":…')).toBe('{"a":…');
});
