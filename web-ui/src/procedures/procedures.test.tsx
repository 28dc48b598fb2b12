// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import type { Compromise, Rollover, Theft, V2gRollover } from './api';
import { ProceduresView } from './ProceduresView';

// A busy machine takes its time.
const PATIENCE_MS = 30_000;
configure({ asyncUtilTimeout: PATIENCE_MS });
vi.setConfig({ testTimeout: 3 * PATIENCE_MS });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const at = '2026-03-01T12:00:00Z';
const theft: Theft = {
  id: 't',
  subject: 'CS-1',
  state: 'STOLEN',
  openedBy: 'ann',
  openedAt: at,
  steps: [
    { step: 'CERTIFICATES', ofPerson: false, state: 'OPEN', note: 'cpo: keys are locked' },
    { step: 'POLICE', ofPerson: true, state: 'OPEN' },
  ],
  holdings: {
    password: true,
    certificates: [{ issuer: 'CSMS', serialNumber: '1a', commonName: 'CS-1', validUntil: at }],
    roots: 2,
    localListEntries: 0,
    contracts: 0,
    openSessions: 0,
  },
};
const compromise: Compromise = {
  id: 'c',
  subject: 'ab',
  state: 'OPEN',
  openedBy: 'ann',
  openedAt: at,
  steps: [{ step: 'DISTRUSTED', ofPerson: false, state: 'OPEN' }],
  authority: { name: 'CN=cpo', label: 'cpo', issuer: 'v2g', serialNumber: '1', certificate: 'PEM' },
  dependents: {
    authorities: ['cpo'],
    stations: [
      {
        stationId: 'CS-9',
        certificateType: 'V2GCertificate',
        commonName: 'CS-9',
        serialNumber: '2b',
        validUntil: at,
        replaced: false,
      },
    ],
    contracts: 0,
    gateway: false,
    anchors: [],
  },
};
const rollover: Rollover = {
  id: 'r',
  subject: 'csms-root',
  state: 'PREPARING',
  openedBy: 'ann',
  openedAt: at,
  steps: [{ step: 'INSTALLED', ofPerson: false, state: 'OPEN' }],
  stations: 3,
  left: 2,
};
const missing = [
  { stationId: 'CS-7', why: 'It is not connected.' },
  { stationId: 'CS-8', why: 'Rejected' },
];
const v2gRollover: V2gRollover = {
  id: 'v',
  subject: 'v2g',
  state: 'SWITCHED',
  openedBy: 'ann',
  openedAt: at,
  steps: [{ step: 'STATIONS', ofPerson: false, state: 'OPEN' }],
  plan: { root: 'v2g', suffix: '2027', days: 7300, crossCertified: true },
  waits: 'WITHDRAWAL',
  stations: 4,
  left: 0,
  below: { stations: 1, contracts: 2 },
};
const answers: Record<string, unknown> = {
  '/api/v1/me': { name: 'ada', roles: ['viewer', 'operator', 'administrator'], secondFactor: false },
  '/api/v1/thefts': [theft],
  '/api/v1/root-rollovers': [rollover],
  '/api/v1/root-rollovers/r': rollover,
  '/api/v1/root-rollovers/r/missing?limit=50': { items: missing },
  '/api/v1/root-rollovers/r/missing?limit=500': { items: missing.slice(0, 1), next: 'more' },
  '/api/v1/root-rollovers/r/missing?limit=500&cursor=more': { items: missing.slice(1) },
  '/api/v1/v2g-rollovers': [v2gRollover],
  '/api/v1/v2g-rollovers/v': v2gRollover,
  '/api/v1/compromises': [compromise],
  '/api/v1/compromises/c': compromise,
};

function show(): string[] {
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    sent.push(`${method} ${url}`, ...(body ? [body] : []));
    return new Response(JSON.stringify(answers[url] ?? []));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <ProceduresView />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return sent;
}

it('shows what is left to do about a stolen station, and settles a step of a person', async () => {
  const sent = show();
  expect(await screen.findByText('cpo: keys are locked')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Settle' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toContain('PUT /api/v1/procedures/t/steps/POLICE'));
});

it('shows what depends on an authority that fell, and has it distrusted', async () => {
  const sent = show();
  expect(await screen.findByText('0 of 1 certificates of stations are replaced')).toBeTruthy();
  expect(screen.getByText('CS-9')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Distrust' }));
  fireEvent.click(screen.getAllByRole('button', { name: 'Distrust' }).at(-1) as HTMLElement);
  await waitFor(() => expect(sent).toContain('POST /api/v1/distrusted-authorities'));
});

it('shows which stations lack the new root, and changes the gateway without all of them', async () => {
  const sent = show();
  expect(await screen.findByText('1 of 3 stations have the new root')).toBeTruthy();
  expect(await screen.findByText('It is not connected.')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Change the gateway' }));
  fireEvent.click(await screen.findByRole('checkbox', { name: /these 2 stations/ }));
  fireEvent.click(screen.getAllByRole('button', { name: 'Change the gateway' }).at(-1) as HTMLElement);
  await waitFor(() => expect(sent).toContain('POST /api/v1/root-rollovers/r/switch'));
  expect(sent).toContain('{"without":["CS-7","CS-8"]}');
});

it('shows what is left below an old V2G root, and withdraws it when that may be void', async () => {
  const sent = show();
  expect(await screen.findByText(/1 certificates of stations, 2 of contracts/)).toBeTruthy();
  expect(screen.getByText('4 of 4 stations have the new root')).toBeTruthy();
  expect(screen.getByText(/confirm that a root is withdrawn/)).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Withdraw the old root' }));
  fireEvent.click(await screen.findByRole('checkbox', { name: /may be void/ }));
  fireEvent.click(screen.getAllByRole('button', { name: 'Withdraw the old root' }).at(-1) as HTMLElement);
  await waitFor(() => expect(sent).toContain('POST /api/v1/v2g-rollovers/v/withdraw'));
  expect(sent).toContain('{"stations":1,"contracts":2}');
});
