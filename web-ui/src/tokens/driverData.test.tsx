// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { DriverData } from './DriverData';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it('erases only when asked twice', async () => {
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (url: string, { method }: { method: string }) => {
    sent.push(`${method} ${url}`);
    return new Response('{}');
  });
  const erased = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <DriverData path="/tokens/a" onErased={erased} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Erase driver' }));
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Erase driver' }));
  await waitFor(() => expect(erased).toHaveBeenCalled());
  expect(sent).toEqual(['POST /api/v1/tokens/a/personal-data/erase']);
});
