// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { t } from '../messages';
import type { Case, Study, StudyFigures } from './api';
import { dayChart } from './charts';
import { asRun, strategyName } from './names';
import { wanted } from './StudyForm';
import StudyPage from './StudyPage';

vi.mock('../charts/ChartView', () => ({ ChartView: () => null }));

const strategy = (more: Partial<Case>): Case => ({
  uncontrolled: false,
  bidirectional: true,
  knowledge: 'FORECAST',
  current: 'ANY',
  energyCost: 300,
  wearCost: 20,
  saving: 100,
  savingPerCarYear: 150,
  savingReached: 0.98,
  inKwh: 900,
  outKwh: 200,
  peakKw: 40,
  exportPeakKw: 30,
  missingKwh: 0,
  brokenPromises: 0,
  meanDayKw: Array.from({ length: 24 }, (_, hour) => hour),
  ...more,
});

const figures: StudyFigures = {
  days: 14,
  cars: 3,
  sessions: 40,
  samples: ['2026-03-02..2026-03-15'],
  feePerCar: 50,
  cases: [
    strategy({ uncontrolled: true, bidirectional: false, knowledge: 'PRESENT', saving: 0, peakKw: 66 }),
    strategy({ bidirectional: false, savingPerCarYear: 90 }),
    strategy({ current: 'WHOLE_AMPERES', savingPerCarYear: 149 }),
    strategy({}),
  ],
  connections: [
    {
      size: 35,
      sessions: 40,
      savingPerYear: 400,
      peakKw: 35,
      outKwh: 100,
      missedPromises: 2,
      missingKwh: 4,
    },
  ],
  stations: [],
  reserves: [{ share: 0.95, upKw: 0, downKw: 12 }],
  method: ['Steps of 15 minutes.'],
};

const study: Study = {
  id: 7,
  siteId: 'depot',
  siteName: 'Depot',
  name: 'Spring',
  settings: {
    first: '2026-03-02',
    last: '2026-03-15',
    capacityKwh: 60,
    powerKw: 11,
    windowLowPercent: 30,
    windowHighPercent: 80,
    efficiencyPercent: 93,
    wearPerKwh: 0.05,
    yearlyFee: 50,
  },
  state: 'DONE',
  askedBy: 'admin',
  askedAt: '2026-03-16T09:00:00Z',
  figures,
};

describe('a strategy', () => {
  it('is named by what it may do and what it knows', () => {
    expect(figures.cases.map(strategyName)).toEqual([
      'Charging at once',
      'Smart charging, arrival forecast',
      'V2G, arrival forecast, whole amperes from 6 A',
      'V2G, arrival forecast',
    ]);
    expect(asRun(figures.cases, true)).toBe(figures.cases[3]);
  });
});

describe('the mean day', () => {
  it('is drawn in watts, until midnight', () => {
    const [pane] = dayChart(figures).panes;
    expect(pane?.series.map(({ id }) => id)).toEqual(['once', 'smart', 'v2g']);
    expect(pane?.series[0]?.points.at(5)).toEqual({ t: 18_000, v: 5_000 });
    expect(pane?.series[0]?.points.at(-1)).toEqual({ t: 86_400, v: 23_000 });
  });
});

describe('the form', () => {
  it('leaves out what is empty', () => {
    const form = new FormData();
    const filled = { name: ' Spring ', siteId: 'depot', first: '2026-03-02', last: '2026-03-15' };
    for (const [name, value] of Object.entries({ ...filled, powerKw: '22', stations: '' }))
      form.set(name, value);
    expect(JSON.parse(JSON.stringify(wanted(form)))).toEqual({
      name: 'Spring',
      siteId: 'depot',
      settings: { first: '2026-03-02', last: '2026-03-15', powerKw: 22 },
    });
  });
});

describe('the page of a study', () => {
  const asked: string[] = [];
  let answer: Study = study;

  beforeEach(() => {
    asked.length = 0;
    vi.stubGlobal('fetch', async (url: string, { method = 'GET' }: RequestInit = {}) => {
      asked.push(`${method} ${url}`);
      const body = url.endsWith('/me')
        ? { name: 'admin', role: 'administrator', roles: ['operator'] }
        : answer;
      return new Response(
        method === 'DELETE'
          ? null
          : JSON.stringify(url.includes('/studies/') || url.endsWith('/me') ? body : { items: [] }),
        {
          status: method === 'DELETE' ? 204 : 200,
          headers: { 'Content-Type': 'application/json' },
        },
      );
    });
  });

  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
  });

  const show = (of: Study) => {
    answer = of;
    render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <MemoryRouter initialEntries={['/energy/studies/7']}>
          <Routes>
            <Route path="/energy/studies/:id" element={<StudyPage />} />
            <Route path="/energy/studies" element={<p>all studies</p>} />
          </Routes>
        </MemoryRouter>
      </QueryClientProvider>,
    );
  };

  it('says first what V2G saves, after the fee of its stations', async () => {
    show(study);
    expect((await screen.findByText('V2G saves')).parentElement?.textContent).toContain('€100.00');
    expect(screen.getByText('per car and year, after the stations’ extra cost')).toBeTruthy();
    expect(screen.getByText('not with these')).toBeTruthy();
  });

  it('says how far the computation is', async () => {
    show({ ...study, state: 'RUNNING', figures: undefined, progress: 0.4 });
    expect(await screen.findByText('Computed: 40 %')).toBeTruthy();
  });

  it('says why there are no figures', async () => {
    show({ ...study, state: 'FAILED', figures: undefined, failure: 'No session begins in these days.' });
    expect(await screen.findByText('No session begins in these days.')).toBeTruthy();
  });

  it('is deleted after a question', async () => {
    show(study);
    fireEvent.click(await screen.findByRole('button', { name: 'Delete study' }));
    expect(screen.getByText('Delete “Spring” with its report?')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: t.common.remove, hidden: true }));
    await waitFor(() => expect(screen.getByText('all studies')).toBeTruthy());
    expect(asked).toContain('DELETE /api/v1/studies/7');
  });
});
