// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Site } from '../api/types';
import { TariffPanel } from './TariffPanel';

configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

const NOW = Date.parse('2026-03-10T10:00:00Z');
const site = { id: 'depot', timeZone: 'Europe/Berlin' } as unknown as Site;
const tariff = (perKwh: number) => ({ currency: 'EUR', perKwh, perHour: 0, fixed: 1 });

const none = { beforeTaxes: 0, tax: 0, afterTaxes: 0 };
const paid = { beforeTaxes: 13.04, tax: 0, afterTaxes: 13.04 };
const cost = { currency: 'EUR', lines: [], toLimit: none, rounding: none, total: paid };

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function shown(versions: unknown[]) {
  const sent: { method: string; url: string; body?: string }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: { method: string; body?: string }) => {
    sent.push({ method: init.method, url, body: init.body });
    if (url.endsWith('/me')) return new Response(JSON.stringify({ name: 'o', roles: ['operator'] }));
    if (url.endsWith('/preview')) return new Response(JSON.stringify(cost));
    return new Response(JSON.stringify(init.method === 'GET' ? versions : tariff(0.5)));
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter>
        <TariffPanel site={site} now={NOW} />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return sent;
}

it('shows the tariff that holds, to every digit, and those to come', async () => {
  shown([
    { validFrom: '2026-01-01T00:00:00Z', tariff: tariff(0.395) },
    { validFrom: '2026-04-01T00:00:00Z', tariff: tariff(0.44) },
  ]);
  expect(await screen.findByText('€0.395')).toBeTruthy();
  const later = screen.getByRole('region', { name: /^From/ });
  expect(later.textContent).toContain('€0.44');
});

it('sets one that begins later, at the local time of the site', async () => {
  const sent = shown([]);
  expect(await screen.findByText('No tariff')).toBeTruthy();
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  fireEvent.change(screen.getByLabelText(/Holds from/), { target: { value: '2026-04-01T00:00' } });
  const form = screen.getByLabelText(/Holds from/).closest('form');
  if (form) fireEvent.submit(form);
  await waitFor(() => expect(sent.some(({ method }) => method === 'PUT')).toBe(true));
  const put = sent.find(({ method }) => method === 'PUT');
  expect(decodeURIComponent(put?.url ?? '')).toMatch(/tariff\?validFrom=2026-03-31T22:00:00Z$/);
});

it('reckons a session while its figures are typed, and none that cannot be', async () => {
  const sent = shown([{ validFrom: '2026-01-01T00:00:00Z', tariff: tariff(0.395) }]);
  expect(await screen.findByText('€13.04')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Energy, kWh'), { target: { value: '33' } });
  const previews = () => sent.filter(({ url }) => url.endsWith('/preview')).map(({ body }) => body);
  await waitFor(() => expect(previews().at(-1)).toContain('"importKwh":33'));
  expect(previews().at(-1)).toContain('"start":"2026-03-10T10:00:00.000Z","end":"2026-03-10T12:00:00.000Z"');
  const asked = previews().length;
  fireEvent.change(screen.getByLabelText('Duration, hours'), { target: { value: '' } });
  expect((await screen.findByRole('alert')).textContent).toContain('744 hours');
  expect(previews()).toHaveLength(asked);
});

const night = {
  components: [{ dimension: 'ENERGY', price: 0.2, taxPercent: 19, stepSize: 1 }],
  restrictions: { startTime: '22:00:00', endTime: '06:00:00', minPower: 3 },
};
const parking = {
  components: [{ dimension: 'PARKING_TIME', price: 6, stepSize: 60 }],
  restrictions: { minDuration: 14400 },
};
const varying = { ...tariff(0), fixed: 0, elements: [night, parking] };

it('shows when each price holds', async () => {
  shown([{ validFrom: '2026-01-01T00:00:00Z', tariff: varying }]);
  expect(await screen.findByText('€0.20/kWh')).toBeTruthy();
  expect(screen.getByText('22:00–06:00, From 3 kW')).toBeTruthy();
  expect(screen.getByText('From 4 h')).toBeTruthy();
});

it('sends rows as elements, with what has no field as it was', async () => {
  const sent = shown([{ validFrom: '2026-01-01T00:00:00Z', tariff: varying }]);
  fireEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  fireEvent.change(screen.getAllByLabelText(/^Up to energy/)[0] as HTMLElement, { target: { value: '10' } });
  fireEvent.click(screen.getByText('Add price'));
  fireEvent.change(screen.getAllByLabelText(/^Unit price/)[2] as HTMLElement, { target: { value: '0.4' } });
  const form = screen.getByLabelText(/Holds from/).closest('form');
  if (form) fireEvent.submit(form);
  await waitFor(() => expect(sent.some(({ method }) => method === 'PUT')).toBe(true));
  const put = JSON.parse(sent.find(({ method }) => method === 'PUT')?.body ?? '{}');
  expect(put).toEqual({
    currency: 'EUR',
    perKwh: 0,
    perHour: 0,
    fixed: 0,
    elements: [
      { ...night, restrictions: { startTime: '22:00', endTime: '06:00', minPower: 3, maxKwh: 10 } },
      parking,
      { components: [{ dimension: 'ENERGY', price: 0.4, stepSize: 1 }], restrictions: {} },
    ],
  });
});
