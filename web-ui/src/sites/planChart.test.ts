import { expect, test } from 'vitest';
import type { Site, SitePlan } from '../api/types';
import type { Band, ForecastStep } from './forecast';
import { planChart } from './siteChart';

const at = (quarter: number) => new Date(quarter * 900_000).toISOString();
const site = { name: 'Depot', timeZone: 'UTC' } as Site;
const plan = {
  steps: [
    { start: at(0), end: at(1), netW: 40_000, baseLoadW: 10_000, importPrice: 0.2, exportPrice: 0.1 },
    { start: at(1), end: at(2), netW: 30_000, baseLoadW: 10_000, importPrice: 0.2, exportPrice: 0.1 },
  ],
  cars: [],
  importLimitW: [],
  exportLimitW: [],
} as unknown as SitePlan;

const expected = (net: Band) => [{ start: at(0), net } as ForecastStep];
const planned = (net: Band) => planChart(site, plan, 0, expected(net)).panes[0];

test('the net of a plan is as uncertain as load and PV; times without a forecast are certain', () => {
  const pane = planned({ low: 8_000, middle: 10_000, high: 15_000 });
  const watts = (id: string) => pane?.series.find((series) => series.id === id)?.points.map(({ v }) => v);
  expect(watts('net-high')?.slice(0, 2)).toEqual([45_000, 30_000]);
  expect(watts('net-low')?.slice(0, 2)).toEqual([38_000, 30_000]);
  expect(pane?.bands).toEqual([{ upper: 'net-high', lower: 'net-low', tone: 'price' }]);
});

test('a certain net has no edges', () => {
  const pane = planned({ low: 10_000, middle: 10_000, high: 10_000 });
  expect(pane?.series.map(({ id }) => id)).toEqual(['net', 'base']);
});
