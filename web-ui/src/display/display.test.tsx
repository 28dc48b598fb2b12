// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Station } from '../api/types';
import { DisplayPanel } from './DisplayPanel';

const station = { id: 'CS 1', siteId: 'depot', online: true, protocol: 'ocpp2.1' } as Station;
const wish = (content: string) => ({
  id: 1,
  priority: 'NormalCycle',
  state: 'Idle',
  message: { format: 'UTF8', content },
});

const answers: Record<string, unknown> = {
  '/me': { name: 'eva', roles: ['viewer', 'operator'] },
  '/sites': { items: [{ id: 'depot', timeZone: 'UTC' }] },
  '/stations/CS%201/display-messages': [
    { id: 1, message: wish('Old'), reportedAt: '2026-03-01T12:00:00Z' },
    { id: 9, message: { ...wish('Made by others'), id: 9 }, reportedAt: '2026-03-01T12:00:00Z' },
  ],
  '/stations/CS%201/desired': [
    { kind: 'display-messages', key: '1', desired: wish('Welcome'), state: 'FAILED', lastError: 'Rejected' },
    { kind: 'variables', key: 'x', desired: { value: '1' }, state: 'APPLIED' },
  ],
};

let sent: { method: string; path: string; body?: string }[];

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  sent = [];
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    const path = url.replace(/^\/api\/v1/, '');
    sent.push({ method, path, body });
    return new Response(JSON.stringify(answers[path.replace(/\?.*/, '')] ?? {}));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (of: Station) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <DisplayPanel station={of} now={Date.parse('2026-03-01T12:00:00Z')} />
      </MemoryRouter>
    </QueryClientProvider>,
  ).container;

it('shows what the display holds beside what it shall hold', async () => {
  show(station);
  const wished = within(await screen.findByRole('row', { name: /Welcome/ }));
  expect(wished.getByText('Refused')).toBeTruthy();
  expect(wished.getByText('when idle')).toBeTruthy();
  const foreign = within(screen.getByRole('row', { name: /Made by others/ }));
  expect(foreign.getByText('set by others')).toBeTruthy();
  expect(foreign.queryByRole('button'), 'nobody wished for it').toBeNull();
  fireEvent.click(wished.getByRole('button', { name: 'Show it no longer' }));
  await waitFor(() =>
    expect(sent).toContainEqual(
      expect.objectContaining({ method: 'DELETE', path: '/stations/CS%201/desired/display-messages?key=1' }),
    ),
  );
});

it('has the station show a new one under a number that is free', async () => {
  show(station);
  await screen.findByRole('row', { name: /Welcome/ });
  fireEvent.click(await screen.findByRole('button', { name: 'New message' }));
  const dialog = within(document.querySelector('dialog') as HTMLElement);
  fireEvent.change(dialog.getByLabelText('Text'), { target: { value: 'Closed today' } });
  fireEvent.change(dialog.getByLabelText(/until/), { target: { value: '2026-03-01T18:00' } });
  fireEvent.click(dialog.getByText('Show it'));
  await waitFor(() => expect(sent.find(({ method }) => method === 'PUT')).toBeTruthy());
  const { path, body } = sent.find(({ method }) => method === 'PUT') ?? { path: '' };
  expect(path).toBe('/stations/CS%201/desired/display-messages');
  expect(JSON.parse(body ?? '{}')).toEqual({
    id: 2,
    priority: 'NormalCycle',
    endDateTime: '2026-03-01T18:00:00Z',
    message: { format: 'UTF8', content: 'Closed today', language: 'en' },
  });
});

it('is not there at a station that can show nothing', () => {
  expect(show({ ...station, protocol: 'ocpp1.6' }).textContent).toBe('');
});
