// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import type { Session } from '../api/types';
import { saveFile } from '../design/saveFile';
import { EventsPanel } from './EventsPanel';

vi.mock('../design/saveFile', () => ({ saveFile: vi.fn() }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const event = {
  seqNo: 0,
  missing: 0,
  type: 'Started',
  at: '2026-03-01T12:00:00Z',
  receivedAt: '2026-03-01T12:00:01Z',
  triggerReason: 'CablePluggedIn',
  offline: false,
};

function show(items: unknown[]): void {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify({ items })));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <EventsPanel session={{ id: 's1' } as Session} zone="UTC" />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

it('shows events in order, what is missing, and what happened offline', async () => {
  show([
    event,
    { ...event, seqNo: 3, missing: 2, type: 'Updated', offline: true, reading: { importWh: 5_300 } },
  ]);
  expect(await screen.findByText('2 missing before')).toBeTruthy();
  expect(screen.getByText('offline')).toBeTruthy();
  expect(screen.getByText('5.3 kWh')).toBeTruthy();
});

it('saves all of them as a file without formulas', async () => {
  show([{ ...event, triggerReason: '=1+1' }]);
  fireEvent.click(await screen.findByRole('button', { name: 'Download CSV' }));
  await waitFor(() => expect(saveFile).toHaveBeenCalled());
  const [name, content] = vi.mocked(saveFile).mock.calls[0] ?? [];
  expect(name).toBe('events-s1.csv');
  const lines = (await content?.text())?.split('\r\n') ?? [];
  expect(lines[0]).toMatch(/^seqNo,missing,type,at,/);
  expect(lines[1]).toContain(",'=1+1,false,");
});

it('says when nothing is kept', async () => {
  show([]);
  expect(await screen.findByText('No events are kept')).toBeTruthy();
});
