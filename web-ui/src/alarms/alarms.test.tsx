// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import AlarmsPage from './AlarmsPage';
import { alarmText } from './alarmText';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const at = '2026-03-01T12:00:00Z';
const answers: Record<string, unknown> = {
  '/api/v1/me': { name: 'ada', roles: ['viewer', 'operator', 'administrator'], secondFactor: false },
  '/api/v1/clock': { now: at, speed: 1, realNow: at },
  '/api/v1/alarms': {
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
  '/api/v1/alarm-rules': [],
  '/api/v1/alarm-destinations': [
    { id: 'd', name: 'Pager', kind: 'WEBHOOK', address: 'https://pager.example' },
  ],
  '/api/v1/alarm-destinations/deliveries': {
    items: [
      { id: 3, destination: 'Pager', subject: 'x', createdAt: at, attempts: 14, error: 'the answer is 500' },
    ],
  },
};

function show(path: string): string[] {
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method }: { method: string }) => {
    sent.push(`${method} ${url}`);
    return new Response(JSON.stringify(answers[url.split('?')[0] ?? ''] ?? {}));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[path]}>
        <Routes>
          <Route path="alarms" element={<AlarmsPage />} />
          <Route path="alarms/:tab" element={<AlarmsPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return sent;
}

it('shows open alarms, which lead to where they are, and acknowledges one', async () => {
  const sent = show('/alarms');
  const link = await screen.findByText('Station CS-1 is offline.');
  expect(link.getAttribute('href')).toBe('/stations/CS-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Acknowledge' }));
  await waitFor(() => expect(sent).toContain('POST /api/v1/alarms/7/acknowledge'));
});

it('sends a test to a destination', async () => {
  const sent = show('/alarms/destinations');
  fireEvent.click(await screen.findByRole('button', { name: 'Test' }));
  await waitFor(() => expect(sent).toContain('POST /api/v1/alarm-destinations/d/test'));
});

it('says why a delivery was given up', async () => {
  show('/alarms/deliveries');
  expect(await screen.findByText('Given up')).toBeDefined();
  expect(screen.getByText('the answer is 500')).toBeDefined();
});

it('asks what of stations a rule watches, where its condition does', async () => {
  show('/alarms/rules');
  fireEvent.click(await screen.findByRole('button', { name: 'New rule' }));
  const condition = await screen.findByLabelText('Condition');
  expect(screen.queryByLabelText('Component')).toBeNull();
  fireEvent.change(condition, { target: { value: 'VARIABLE' } });
  expect(screen.getByLabelText('Component')).toBeDefined();
  expect(screen.getByLabelText(/Over at/)).toBeDefined();
  fireEvent.change(screen.getByLabelText('Is'), { target: { value: 'IS' } });
  expect(screen.queryByLabelText(/Over at/)).toBeNull();
  fireEvent.change(condition, { target: { value: 'STATION_EVENT' } });
  expect(screen.getByLabelText(/Variable/)).toBeDefined();
  expect(screen.queryByLabelText('Value')).toBeNull();
});

it('tells an alarm by its facts, days as the reader writes them', () => {
  const facts = ['CS-1', 'the root', '2026-12-24'];
  expect(alarmText({ condition: 'CERTIFICATE_ENDS', facts, detail: '' })).toBe(
    'The certificate of CS-1 by the root ends on 24 Dec 2026.',
  );
  expect(alarmText({ condition: 'VARIABLE', facts: [], detail: 'It was hot.' })).toBe('It was hot.');
});
