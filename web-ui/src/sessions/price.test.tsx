// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Cost, Session } from '../api/types';
import { PricePanel } from './PricePanel';

configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

const none = { beforeTaxes: 0, tax: 0, afterTaxes: 0 };

const cost: Cost = {
  currency: 'EUR',
  lines: [
    {
      element: 0,
      dimension: 'ENERGY',
      reservation: false,
      quantity: 12.345,
      billed: 12.5,
      price: 0.395,
      taxPercent: 19,
      amount: { beforeTaxes: 4.149159664, tax: 0.788340336, afterTaxes: 4.9375 },
    },
    {
      element: 0,
      dimension: 'FLAT',
      reservation: true,
      quantity: 1,
      billed: 1,
      price: 1,
      amount: { beforeTaxes: 1, tax: 0, afterTaxes: 1 },
    },
  ],
  toLimit: none,
  rounding: { beforeTaxes: 0.000840336, tax: 0.001659664, afterTaxes: 0.0025 },
  total: { beforeTaxes: 5.15, tax: 0.79, afterTaxes: 5.94 },
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(answer: () => Response) {
  vi.stubGlobal('fetch', async () => answer());
  const session = { id: 's', state: 'ended' } as unknown as Session;
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <PricePanel session={session} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

describe('what the driver pays', () => {
  it('is derived line by line', async () => {
    shown(() => new Response(JSON.stringify(cost)));
    await screen.findByText('Energy');
    const rows = screen.getAllByRole('row').map((row) => row.textContent?.replaceAll(/\s/g, ' '));
    expect(rows.slice(1)).toEqual([
      'Energy12.5 kWh12.345 kWh used€0.395/kWh€0.7883419 %€4.9375',
      'Per session, reservation€1.00€1.00',
      'Rounding€0.00166€0.0025',
      'Total€0.79€5.94',
    ]);
  });

  it('is not known without a tariff', async () => {
    shown(() => new Response(null, { status: 204 }));
    expect(await screen.findByText('No derivation')).toBeDefined();
  });
});
