// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import SessionsPage from './SessionsPage';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(address: string): string[] {
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    sent.push(url);
    return new Response(JSON.stringify({ items: [] }));
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[address]}>
        <SessionsPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return sent;
}

it('looks for what the address and the field say, and says that nothing matches', async () => {
  const sent = show('/sessions?state=ended&q=van');
  await screen.findByText('No session matches');
  expect(sent).toContainEqual(expect.stringMatching(/sessions\?state=ended&q=van&limit=/));
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'truck' } });
  await waitFor(() =>
    expect(sent).toContainEqual(expect.stringMatching(/sessions\?state=ended&q=truck&limit=/)),
  );
});

it('says without a search that there are none', async () => {
  show('/sessions');
  expect(await screen.findByText('No car is plugged in')).toBeTruthy();
});
