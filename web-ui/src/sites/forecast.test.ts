import { describe, expect, it } from 'vitest';
import type { Site } from '../api/types';
import { type Forecast, forecastChart, quarters } from './forecast';

const at = (quarter: number) => new Date(quarter * 900_000).toISOString();

describe('quarter hours', () => {
  it('leave a hole where one is missing', () => {
    expect(
      quarters([
        { start: at(0), watts: 1 },
        { start: at(1), watts: 2 },
        { start: at(4), watts: 3 },
      ]),
    ).toEqual([
      { t: 0, v: 1 },
      { t: 900, v: 2 },
      { t: 1_800, v: null },
      { t: 3_600, v: 3 },
      { t: 4_500, v: null },
    ]);
  });
});

describe('the chart of a forecast', () => {
  const site = { name: 'Depot', timeZone: 'UTC' } as Site;
  const certain = (watts: number) => ({ low: watts, middle: watts, high: watts });
  const forecast = (pvW: number): Forecast => ({
    steps: [
      {
        start: at(2),
        load: { low: 1, middle: 2, high: 4 },
        loadOrigin: 'LEARNED',
        pv: certain(pvW),
        pvOrigin: 'CONFIGURED',
        net: certain(0),
      },
    ],
    measured: [{ start: at(1), loadW: 3 }],
    expectsArrivals: true,
    arrivals: [],
  });

  it('shows PV only where there is some', () => {
    expect(forecastChart(site, forecast(0), 900_000).panes.map(({ id }) => id)).toEqual(['load']);
    expect(forecastChart(site, forecast(5), 900_000).panes.map(({ id }) => id)).toEqual(['load', 'pv']);
  });

  it('spans what was measured and what is expected, with a band', () => {
    const chart = forecastChart(site, forecast(0), 900_000);
    expect([chart.from, chart.to]).toEqual([900, 2_700]);
    expect(chart.panes[0]?.bands).toEqual([{ upper: 'load-high', lower: 'load-low', tone: 'price' }]);
    expect(chart.panes[0]?.series[0]?.points[0]).toEqual({ t: 1_800, v: 4 });
  });
});
