// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import HealthPage from './HealthPage';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(answer: () => Response) {
  vi.stubGlobal('fetch', async () => answer());
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <HealthPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

it('says of each meter what it reads, what that means and where one acts', async () => {
  const checks = [
    { subject: 'DATABASE', state: 'BAD' },
    { subject: 'ROAMING_WAITING', state: 'LOOK', value: 2000 },
    { subject: 'COMMIT', state: 'GOOD', value: 0.025 },
  ];
  show(
    () =>
      new Response(
        JSON.stringify({ state: 'BAD', version: '0.1.0', startedAt: '2026-03-01T12:00:00Z', checks }),
      ),
  );
  const database = (await screen.findByText('Database')).closest('tr') as HTMLElement;
  expect(within(database).getByText('Act')).toBeDefined();
  expect(within(database).getByText('cannot be read now')).toBeDefined();
  expect(screen.getByText('Roaming partners not told').getAttribute('href')).toBe('/roaming');
  expect(screen.getByText('0.025 s')).toBeDefined();
});

it('says why it cannot be shown', async () => {
  const refusal = JSON.stringify({ status: 403, title: 'Forbidden' });
  show(() => new Response(refusal, { status: 403, headers: { 'Content-Type': 'application/problem+json' } }));
  expect(await screen.findByText('You may not see this')).toBeDefined();
});
