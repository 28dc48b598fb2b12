// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CampaignMember } from '../campaigns/api';
import { membersCsv } from '../campaigns/CampaignPage';
import { BulkBar } from './BulkBar';

let sent: [string, unknown][] = [];

beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    sent.push([`${method} ${url}`, body && JSON.parse(body)]);
    return new Response(JSON.stringify(url.endsWith('/count') ? { stations: 1200 } : { id: 'b1' }));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(selected: readonly string[]) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <BulkBar selected={new Set(selected)} filter={{ state: 'FAULTED' }} onClear={() => undefined} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const submit = () => {
  const form = screen.getByLabelText('Name').closest('form');
  if (form) fireEvent.submit(form);
};

it('says how many a filter finds before it begins', async () => {
  show([]);
  fireEvent.click(screen.getByRole('button', { name: 'Do with all found' }));
  expect(await screen.findByText('Begin for 1,200 stations')).toBeDefined();
  submit();
  await waitFor(() =>
    expect(sent).toContainEqual([
      'POST /api/v1/bulk-actions',
      {
        name: 'Reset',
        action: { kind: 'RESET', type: 'OnIdle' },
        filter: { state: 'FAULTED' },
        maxPerMinute: 60,
        waitMinutes: 5,
      },
    ]),
  );
});

it('tells the marked ones', async () => {
  show(['CS-1', 'CS-2']);
  fireEvent.click(screen.getByRole('button', { name: 'Do with selected' }));
  fireEvent.change(screen.getByLabelText('What'), { target: { value: 'VARIABLES' } });
  fireEvent.change(screen.getByLabelText('Settings'), { target: { value: 'Ctrlr.Interval=60' } });
  submit();
  await waitFor(() =>
    expect(sent).toContainEqual([
      'POST /api/v1/bulk-actions',
      expect.objectContaining({
        stations: ['CS-1', 'CS-2'],
        action: { kind: 'VARIABLES', settings: [{ component: 'Ctrlr', variable: 'Interval', value: '60' }] },
      }),
    ]),
  );
});

it('has the results as CSV', () => {
  const members: CampaignMember[] = [
    { stationId: 'CS-1', state: 'DONE', answer: 'Accepted', endedAt: '2026-03-01T12:00:00Z' },
    { stationId: 'CS-2', state: 'FAILED', answer: 'Rejected', note: 'Rejected (Busy: a, b)' },
  ];
  expect(membersCsv(members).split('\r\n')).toEqual([
    'station,state,said,begun,ended',
    'CS-1,DONE,Accepted,,2026-03-01T12:00:00Z',
    'CS-2,FAILED,"Rejected (Busy: a, b)",,',
  ]);
});

it('has many show a message', async () => {
  show(['CS-1']);
  fireEvent.click(screen.getByRole('button', { name: 'Do with selected' }));
  fireEvent.change(await screen.findByLabelText('What'), { target: { value: 'SHOW_MESSAGE' } });
  fireEvent.change(screen.getByLabelText('Text'), { target: { value: 'Closed on Sunday' } });
  submit();
  await waitFor(() =>
    expect(sent).toContainEqual([
      'POST /api/v1/bulk-actions',
      {
        name: 'Show a message',
        action: {
          kind: 'SHOW_MESSAGE',
          id: 1000,
          priority: 'NormalCycle',
          content: 'Closed on Sunday',
          language: 'en',
        },
        stations: ['CS-1'],
        maxPerMinute: 60,
        waitMinutes: 5,
      },
    ]),
  );
});
