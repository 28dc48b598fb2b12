// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { DriverCode } from './DriverCode';
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

it('shows a driver’s code once, and ends it', async () => {
  const sent: string[] = [];
  const madeAt = '2026-03-01T12:00:00Z';
  vi.stubGlobal('fetch', async (url: string, { method }: { method: string }) => {
    sent.push(`${method} ${url}`);
    const made = sent.some((each) => each.startsWith('POST')) ? { madeAt } : {};
    return new Response(JSON.stringify(method === 'POST' ? { code: 'ABCDEFGHJKLM', madeAt } : made));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <DriverCode path="/tokens/a" />
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Make a driver’s code' }));
  expect(await screen.findByText('ABCD-EFGH-JKLM')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'End the code' }));
  await waitFor(() => expect(screen.queryByText('ABCD-EFGH-JKLM')).toBeNull());
  expect(sent).toContain('DELETE /api/v1/tokens/a/driver-code');
});
