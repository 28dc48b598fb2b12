// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import type { Theft } from './api';
import { ProceduresView } from './ProceduresView';

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
const answers: Record<string, unknown> = {
  '/api/v1/me': { name: 'ada', roles: ['viewer', 'operator', 'administrator'], secondFactor: false },
  '/api/v1/thefts': [theft],
};

function show(): string[] {
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method }: { method: string }) => {
    sent.push(`${method} ${url}`);
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
