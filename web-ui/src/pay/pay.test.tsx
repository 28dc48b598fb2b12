// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { t } from '../messages';
import PaidPage from './PaidPage';
import PaymentsPage from './PaymentsPage';
import PayPage from './PayPage';

const offer = {
  site: 'Depot',
  stationId: 'CS-1',
  evseId: 2,
  readiness: 'READY',
  price: '0.5 EUR/kWh',
  held: 60,
  currency: 'EUR',
};

const payment = {
  state: 'CHARGING',
  stationId: 'CS-1',
  evseId: 2,
  held: 60,
  currency: 'EUR',
  captured: 0,
  refunded: 0,
};

const paid = {
  ...payment,
  id: 'p-1',
  state: 'CAPTURED',
  captured: 7.17,
  refundAsked: 2,
  createdAt: '2026-10-02T10:00:00Z',
};

let answers: [string, number, unknown][];
const asked: { url: string; method: string; body?: string; headers: Record<string, string> }[] = [];

beforeEach(() => {
  asked.length = 0;
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  vi.stubGlobal(
    'fetch',
    vi.fn(async (url: string, init: RequestInit = {}) => {
      asked.push({
        url: String(url),
        method: init.method ?? 'GET',
        body: init.body as string,
        headers: init.headers as Record<string, string>,
      });
      const [, status, body] = answers.find(([part]) => String(url).includes(part)) ?? ['', 200, {}];
      return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
    }),
  );
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(address: string, page: ReactNode) {
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[address]}>{page}</MemoryRouter>
    </QueryClientProvider>,
  );
}

describe('paying without a contract', () => {
  it('tells the price and cannot begin where another car is', async () => {
    answers = [['/pay/offers/CS-1/2', 200, { ...offer, readiness: 'BUSY' }]];
    show('/pay?station=CS-1&evse=2', <PayPage />);
    await screen.findByText('0.5 EUR/kWh');
    expect(screen.getByText(t.pay.readiness.BUSY)).toBeTruthy();
    expect(screen.getByRole('button', { name: t.pay.pay }).hasAttribute('disabled')).toBe(true);
  });

  it('says so where nobody can pay', async () => {
    answers = [['/pay/offers/', 404, { title: 'Not Found', status: 404 }]];
    show('/pay?station=nowhere', <PayPage />);
    expect(await screen.findByText(t.pay.unknown)).toBeTruthy();
  });

  it('shows what is charged and owed by the secret, and asks the station to stop', async () => {
    const charging = { ...payment, startedAt: '2026-10-02T10:00:00Z', energyWh: 12_340, cost: 7.17 };
    answers = [['/pay/payment', 200, charging]];
    show('/paid#s-1', <PaidPage />);
    expect(await screen.findByText(t.pay.charging)).toBeTruthy();
    expect(screen.getByText(/7\.17/)).toBeTruthy();
    expect(asked[0]?.headers['Payment-Secret']).toBe('s-1');
    expect(asked[0]?.url).not.toContain('s-1');
    fireEvent.click(screen.getByRole('button', { name: t.driver.stop }));
    const buttons = await screen.findAllByText(t.driver.stop);
    fireEvent.click(buttons.at(-1) as HTMLElement);
    await waitFor(() => expect(asked.some(({ url }) => url.endsWith('/pay/payment/stop'))).toBe(true));
  });

  it('offers to give back what is left of a payment', async () => {
    answers = [
      ['/me', 200, { name: 'op', roles: ['operator'] }],
      ['/refund', 200, paid],
      ['/payments/adhoc', 200, { items: [paid] }],
      ['', 200, { items: [], now: '2026-10-02T11:00:00Z', speed: 1 }],
    ];
    show('/payments', <PaymentsPage />);
    fireEvent.click(await screen.findByRole('button', { name: t.pay.refund }));
    const field = await screen.findByLabelText(t.pay.amount('EUR'));
    expect((field as HTMLInputElement).value).toBe('5.17');
    fireEvent.submit(field.closest('form') as HTMLFormElement);
    await waitFor(() =>
      expect(asked.find(({ url }) => url.includes('/payments/adhoc/p-1/refund'))?.body).toBe(
        '{"amount":5.17}',
      ),
    );
  });
});
