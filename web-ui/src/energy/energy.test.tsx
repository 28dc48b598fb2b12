// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EnergyReport, Figures } from './api';
import { energyChart, forecastChart } from './charts';
import EnergyPage from './EnergyPage';
import { changeText } from './EnergyStats';
import { countDays, rangeOf, secondsOf } from './range';
import { sitesCsv, sorted } from './SitesPanel';

vi.mock('../charts/ChartView', () => ({ ChartView: () => null }));

const figures = (more: Partial<Figures> = {}): Figures => ({
  sessions: 4,
  promisesKept: 3,
  promisesMissed: 1,
  energyInWh: 40_000,
  energyOutWh: 8_000,
  lostWh: 3_400,
  cost: 8,
  revenue: 3,
  wear: 0.4,
  net: 5.4,
  saved: 6,
  ...more,
});

const report: EnergyReport = {
  first: '2026-03-28',
  last: '2026-03-30',
  currency: 'EUR',
  total: figures({ peak: { powerW: 42_000, at: '2026-03-29T10:00:00Z', siteId: 'depot' } }),
  buckets: ['2026-03-28', '2026-03-29', '2026-03-30'].map((start) => ({ start, figures: figures() })),
  sites: [
    { siteId: 'depot', name: 'Depot', importLimitW: 50_000, figures: figures() },
    {
      siteId: 'airport',
      name: 'Airport',
      importLimitW: 90_000,
      figures: figures({ saved: 9, co2SavedKg: 2 }),
    },
  ],
};

describe('the days of an address', () => {
  const range = (search: string) => rangeOf(new URLSearchParams(search), '2026-03-30');

  it('are the last thirty, and as many before', () => {
    expect(range('')).toEqual({
      choice: '30',
      bucket: 'day',
      days: { first: '2026-03-01', last: '2026-03-30' },
      before: { first: '2026-01-30', last: '2026-02-28' },
    });
    expect(range('range=nonsense').choice).toBe('30');
  });

  it('are whole months of a year, told by month', () => {
    expect(range('range=12m')).toMatchObject({
      bucket: 'month',
      days: { first: '2025-04-01', last: '2026-03-30' },
    });
  });

  it('are one’s own, no more than the server sums up', () => {
    expect(range('range=own&first=2026-03-02&last=2026-03-05').before).toEqual({
      first: '2026-02-26',
      last: '2026-03-01',
    });
    expect(countDays(range('range=own&first=2001-01-01&last=2026-03-05').days)).toBe(400);
    expect(range('range=own&first=2026-05-01&last=2026-03-05').days.first).toBe('2026-03-05');
  });

  it('begin at midnight also when clocks change', () => {
    expect(secondsOf('2026-03-30', 'Europe/Berlin') - secondsOf('2026-03-29', 'Europe/Berlin')).toBe(
      23 * 3600,
    );
  });
});

it('ends months where the next one begins, so that all bars are as wide', () => {
  const year = { ...report, buckets: [{ start: '2025-12-01', figures: figures() }], last: '2025-12-02' };
  const { from, to } = energyChart({ report: year, bucket: 'month', zone: 'UTC' });
  expect(to - from).toBe(31 * 86_400);
});

describe('charts', () => {
  const shown = { report, bucket: 'day' as const, zone: 'Europe/Berlin' };

  it('have energy given back below zero, and a limit where one site is shown', () => {
    const chart = energyChart({ ...shown, limitW: 50_000 });
    expect(chart.panes.map(({ id }) => id)).toEqual(['energy', 'money', 'peak']);
    expect(chart.panes[0]?.series[1]?.points[0]?.v).toBe(-8_000);
    expect(chart.panes[2]?.limits?.[0]?.value).toBe(50_000);
    expect(chart.to - chart.from).toBe(71 * 3600);
  });

  it('hold forecasts against what came only where both are known', () => {
    expect(forecastChart(shown)).toBeUndefined();
    const load = { measuredWh: 1, forecastWh: 2, errorWh: 1, meanErrorWh: 1 };
    const told = { ...report, buckets: [{ start: '2026-03-28', figures: figures({ load }) }] };
    expect(forecastChart({ ...shown, report: told })?.panes.map(({ id }) => id)).toEqual(['load']);
  });
});

it('says how much a figure changed, where there is something to compare with', () => {
  expect(changeText(112, 100)).toBe('+12 % vs before');
  expect(changeText(-5, -10)).toBe('+50 % vs before');
  expect(changeText(5, 0)).toBeUndefined();
  expect(changeText(undefined, 4)).toBeUndefined();
});

it('sorts sites by any figure, what is not known last, and saves them so', () => {
  expect(sorted(report.sites, 'name').map(({ siteId }) => siteId)).toEqual(['airport', 'depot']);
  expect(sorted(report.sites, '-saved')[0]?.siteId).toBe('airport');
  expect(sorted(report.sites, 'co2').at(-1)?.siteId).toBe('depot');
  const lines = sitesCsv(report, report.sites).split('\r\n');
  expect(lines[0]).toContain('Charged (Wh),Given back (Wh)');
  expect(lines[1]).toBe('depot,Depot,40000,8000,3400,5.4,6,0.4,,,50000,1');
});

describe('the page', () => {
  const asked: string[] = [];
  let answer: EnergyReport;

  beforeEach(() => {
    asked.length = 0;
    answer = report;
    vi.stubGlobal('fetch', (url: string) => {
      asked.push(url);
      const path = new URL(url, 'http://voltide').pathname;
      const bodies: Record<string, unknown> = {
        '/api/v1/energy': answer,
        '/api/v1/sites': { items: [{ id: 'depot', name: 'Depot', timeZone: 'Europe/Berlin' }] },
        '/api/v1/me': { name: 'a', roles: ['viewer'] },
        '/api/v1/clock': { now: '2026-03-30T10:00:00Z', speed: 1 },
      };
      return Promise.resolve(new Response(JSON.stringify(bodies[path] ?? {})));
    });
  });
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  const show = (path: string) =>
    render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={[path]}>
          <EnergyPage />
        </MemoryRouter>
      </QueryClientProvider>,
    );

  it('shows figures and sites, and asks anew for other days', async () => {
    show('/energy?range=own&first=2026-03-28&last=2026-03-30');
    await waitFor(() => expect(screen.getByText('42.0 kW')).toBeTruthy());
    expect(screen.getByText('75 %')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Airport' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Saved/ }));
    fireEvent.click(screen.getByRole('radio', { name: '12 months' }));
    await waitFor(() => expect(asked.some((url) => url.includes('first=2025-04-01'))).toBe(true));
  });

  it('says so where there was nothing', async () => {
    answer = { ...report, sites: [] };
    show('/energy');
    await waitFor(() => expect(screen.getByText('No energy in these days')).toBeTruthy());
  });
});
