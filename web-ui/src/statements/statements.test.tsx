// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { t } from '../messages';
import StatementsPage from './StatementsPage';

const sum = (currency: string, charged: number, earned: number) => ({
  currency,
  sessions: 2,
  importKwh: 10.5,
  exportKwh: 2,
  charged,
  earned,
  balance: charged - earned,
});

const asked: string[] = [];

function answer(url: string): unknown {
  if (url.includes('/statements/drivers/d-1')) {
    return {
      party: { id: 'd-1', name: 'Ana' },
      timeZone: 'Europe/Berlin',
      lines: [{ at: '2026-10-02T10:00:00Z', what: 'Depot', detail: 'CS-7', sum: sum('EUR', 5.25, 0.25) }],
      totals: [sum('EUR', 5.25, 0.25)],
      unsettled: 3,
    };
  }
  if (url.includes('/statements/drivers')) {
    return { items: [{ party: { id: 'd-1', name: 'Ana' }, sum: sum('EUR', 5.25, 0.25) }] };
  }
  if (url.includes('/statements/')) return { items: [] };
  return { items: [], now: '2026-10-20T10:00:00Z', speed: 1 };
}

beforeEach(() => {
  asked.length = 0;
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  vi.stubGlobal(
    'fetch',
    vi.fn(async (url: string) => {
      asked.push(String(url));
      return new Response(JSON.stringify(answer(String(url))), {
        status: 200,
        headers: { 'Content-Type': 'application/json' },
      });
    }),
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(address: string) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[address]}>
        <StatementsPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

describe('statements', () => {
  it('say so when there is nothing in the month', async () => {
    show('/statements?month=2026-10-05T00:00:00Z');
    expect(await screen.findByText(t.statements.none)).toBeTruthy();
    expect(asked.some((url) => url.includes('/statements/hosts?month=2026-10&'))).toBe(true);
  });

  it('keep the month while another kind of party is chosen, and show the lines of one', async () => {
    show('/statements?month=2026-10-05T00:00:00Z');
    fireEvent.click(await screen.findByLabelText(t.statements.kinds.drivers));
    fireEvent.click(await screen.findByText('Ana'));
    await screen.findByText('CS-7');
    expect(screen.getByText(t.settlement.unsettled(3))).toBeTruthy();
    expect(screen.getByText(t.statements.total)).toBeTruthy();
    await waitFor(() =>
      expect(asked.some((url) => url.includes('/statements/drivers/d-1?month=2026-10&'))).toBe(true),
    );
  });
});
