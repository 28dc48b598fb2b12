// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { driftQuery } from '../security/api';
import { healthQuery, renewalsQuery } from './api';
import { HealthView } from './HealthView';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('what ends, drifts and fails is on one page', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(healthQuery.queryKey, {
    ending: [
      { of: 'STATIONS', days: 90, count: 41 },
      { of: 'STATIONS', days: 7, count: 3 },
      { of: 'TRUSTED', days: 90, count: 0 },
      { of: 'TRUSTED', days: 7, count: 0 },
    ],
    responders: [
      {
        responder: 'ocsp.example',
        service: 'OCSP',
        state: 'FAILS',
        failedAt: '2026-01-01T00:00:00Z',
        why: 'no answer',
      },
      { responder: 'quiet.example', state: 'NOT_ASKED' },
    ],
  });
  client.setQueryData(renewalsQuery.queryKey, []);
  client.setQueryData(driftQuery.queryKey, [
    {
      stationId: 'CS1',
      entries: [{ certificateType: 'V2GRootCertificate', serialNumber: '1f', state: 'MISSING' }],
    },
  ]);
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <HealthView />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const stations = within(await screen.findByRole('row', { name: /Of stations/ }));
  expect(stations.getByText('41')).toBeTruthy();
  expect(stations.getByText('3')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'CS1' })).toBeTruthy();
  const failing = within(screen.getByRole('row', { name: /ocsp.example/ }));
  expect(failing.getByText('Fails')).toBeTruthy();
  expect(failing.getByText(/no answer/)).toBeTruthy();
  expect(within(screen.getByRole('row', { name: /quiet.example/ })).getByText('Not asked yet')).toBeTruthy();
});

test('how long ago somebody answered is told anew', () => {
  vi.useFakeTimers({ now: Date.parse('2026-01-01T00:05:00Z') });
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(healthQuery.queryKey, {
    ending: [],
    responders: [
      { responder: 'ocsp.example', service: 'OCSP', state: 'ANSWERS', answeredAt: '2026-01-01T00:00:00Z' },
    ],
  });
  client.setQueryData(renewalsQuery.queryKey, []);
  client.setQueryData(driftQuery.queryKey, []);
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <HealthView />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const row = within(screen.getByRole('row', { name: /ocsp.example/ }));
  expect(row.getByText(/5 min ago/)).toBeTruthy();
  vi.setSystemTime(Date.parse('2026-01-01T00:09:00Z'));
  act(() => vi.advanceTimersByTime(10_000));
  expect(row.getByText(/9 min ago/)).toBeTruthy();
});
