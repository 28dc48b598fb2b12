import { expect, it } from 'vitest';
import type { Load, SitePlan } from '../api/types';
import { seconds } from '../charts/model';
import { carsActual, carsOf, carsPlanned, carsPlannedBy } from './dayChart';

const NOON = seconds('2026-03-02T12:00:00Z');
const QUARTER = 900;

const load = (...cars: [at: string, carsW: number][]) =>
  carsOf({ points: cars.map(([at, carsW]) => ({ at, carsW })) } as Load);

it('adds up what flowed at all sites until now, also where one has no reading', () => {
  const both = [
    load(['2026-03-02T12:00:00Z', 1_000], ['2026-03-02T12:15:00Z', 2_000], ['2026-03-02T12:30:00Z', 9]),
    load(['2026-03-02T12:15:00Z', -500]),
  ];
  expect(carsActual(both, NOON + QUARTER)).toEqual([
    { t: NOON, v: 1_000 },
    { t: NOON + QUARTER, v: 1_500 },
  ]);
});

it('adds up what is planned for the cars of all sites, and ends with the day', () => {
  const plan = carsPlannedBy({
    steps: [
      { start: '2026-03-02T11:45:00Z', end: '2026-03-02T12:00:00Z' },
      { start: '2026-03-02T12:00:00Z', end: '2026-03-02T12:15:00Z' },
    ],
    cars: [{ powerW: [1, 2_000] }, { powerW: [1, -500] }],
  } as SitePlan);
  expect(carsPlanned([plan, plan], NOON, NOON + QUARTER)).toEqual([
    { t: NOON, v: 3_000 },
    { t: NOON + QUARTER, v: null },
  ]);
  expect(carsPlanned([], NOON, NOON + QUARTER)).toEqual([]);
});
