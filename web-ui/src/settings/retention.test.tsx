// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { RetentionPanel } from './RetentionPanel';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const AUDIT = { kind: 'AUDIT', days: 400, configured: 400, leastDays: 90, mostDays: 10950, bytes: 81920 };

async function open(items: object[]): Promise<void> {
  vi.stubGlobal('fetch', async () => Response.json({ items }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <RetentionPanel />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Change' }));
}

it('asks for a tick before anything is dropped', async () => {
  await open([AUDIT]);
  const days = await screen.findByLabelText('Days');
  fireEvent.change(days, { target: { value: '500' } });
  expect(screen.queryByRole('checkbox')).toBeNull();
  fireEvent.change(days, { target: { value: '100' } });
  const tick = screen.getByLabelText('Drop for good what is older than 100 days');
  expect((tick as HTMLInputElement).required).toBe(true);
});

it('offers what is configured where something else was chosen', async () => {
  await open([{ ...AUDIT, days: 500 }]);
  fireEvent.click(await screen.findByLabelText('As configured (400 days)'));
  expect((screen.getByLabelText('Days') as HTMLInputElement).value).toBe('400');
  expect(screen.getByLabelText('Drop for good what is older than 400 days')).toBeDefined();
});
