import { expect, it } from 'vitest';
import { seconds } from '../charts/model';
import { carsActual, carsPlanned } from './dayChart';

const NOON = seconds('2026-03-02T12:00:00Z');
const QUARTER = 900;

const power = (carsW: number[], plannedW: number[]) => ({
  start: '2026-03-02T12:00:00Z',
  bucketSeconds: QUARTER,
  carsW,
  plannedW,
});

it('shows what flowed until now, and not beyond what was read', () => {
  expect(carsActual(power([1_000, -500], []), NOON + QUARTER + 60)).toEqual([
    { t: NOON, v: 1_000 },
    { t: NOON + QUARTER, v: -500 },
    { t: NOON + QUARTER + 60, v: null },
  ]);
  expect(carsActual(power([1_000], []), NOON + 5 * QUARTER).at(-1)).toEqual({ t: NOON + QUARTER, v: null });
});

it('shows the plan of the whole day, and none where nobody plans', () => {
  expect(carsPlanned(power([], [0, 3_000]))).toEqual([
    { t: NOON, v: 0 },
    { t: NOON + QUARTER, v: 3_000 },
    { t: NOON + 2 * QUARTER, v: null },
  ]);
  expect(carsPlanned(power([], [0, 0]))).toEqual([]);
});
