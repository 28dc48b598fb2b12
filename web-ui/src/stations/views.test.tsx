// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { SavedViews } from './SavedViews';
import { filterOf, viewLink } from './views';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(address: string): [string, unknown][] {
  const sent: [string, unknown][] = [];
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    sent.push([`${method} ${url}`, body && JSON.parse(body)]);
    if (url.endsWith('/me')) return new Response(JSON.stringify({ name: 'ann', roles: ['viewer'] }));
    const views = [{ id: 'v1', name: 'Broken', filter: { state: 'FAULTED' } }];
    return new Response(JSON.stringify(method === 'GET' ? views : {}));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <SavedViews filter={filterOf(new URLSearchParams(address))} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return sent;
}

it('has one address for one filter', () => {
  const address = 'q=ring&online=false&sort=-name';
  expect(viewLink(filterOf(new URLSearchParams(`sort=-name&${address}&page=3`)))).toBe(
    `/stations?${address}`,
  );
  expect(viewLink({})).toBe('/stations');
});

it('marks the view that is shown', async () => {
  show('state=FAULTED');
  const view = await screen.findByRole('link', { name: 'Broken' });
  expect(view.getAttribute('aria-current')).toBe('page');
  expect(screen.queryByRole('button', { name: 'Save this view' })).toBeNull();
});

it('keeps what the list shows under a name', async () => {
  const sent = show('online=false');
  fireEvent.click(await screen.findByRole('button', { name: 'Save this view' }));
  const name = screen.getByLabelText('Name');
  fireEvent.change(name, { target: { value: 'Away' } });
  const form = name.closest('form');
  if (form) fireEvent.submit(form);
  await waitFor(() =>
    expect(sent).toContainEqual([
      'POST /api/v1/me/station-views',
      { name: 'Away', filter: { online: false } },
    ]),
  );
});
