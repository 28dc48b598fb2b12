import type { Load, Prices, SitePlan } from '../api/types';
import { type Chart, type Point, seconds } from '../charts/model';
import { t } from '../messages';
import { pricePane } from '../prices/pricePane';

interface Inputs {
  loads: readonly (readonly Point[])[];
  plans: readonly (readonly PlannedStep[])[];
  prices?: Prices;
  /** Epoch millis, as are `from` and `to`. */
  now: number;
  from: number;
  to: number;
  zone: string;
}

export function dayChart({ loads, plans, prices, now, from, to, zone }: Inputs): Chart {
  return {
    title: t.overview.chart,
    from: from / 1000,
    to: to / 1000,
    now: now / 1000,
    zone,
    currency: prices?.currency ?? 'EUR',
    panes: [
      {
        id: 'power',
        label: t.chart.cars,
        unit: 'kW',
        height: 200,
        atLeast: [-5_000, 10_000],
        series: [
          {
            id: 'actual',
            label: t.chart.actual,
            tone: 'signed',
            shape: 'line',
            fill: 'strong',
            points: carsActual(loads, now / 1000),
          },
          {
            id: 'planned',
            label: t.chart.planned,
            tone: 'ink',
            shape: 'step',
            dashed: true,
            width: 1.5,
            points: carsPlanned(plans, now / 1000, to / 1000),
          },
        ],
      },
      pricePane(prices?.steps ?? [], to / 1000),
    ],
  };
}

/** A load's moments as numbers: read once, not at every drawing. */
export const carsOf = ({ points }: Load): Point[] =>
  points.map(({ at, carsW }) => ({ t: seconds(at), v: carsW }));

/** What is planned for all cars of a site from `start` to `end`. */
interface PlannedStep {
  start: number;
  end: number;
  watts: number;
}

/** The same of a plan. */
export const carsPlannedBy = ({ steps, cars }: SitePlan): PlannedStep[] =>
  steps.map(({ start, end }, step) => ({
    start: seconds(start),
    end: seconds(end),
    watts: cars.reduce((sum, { powerW }) => sum + (powerW[step] ?? 0), 0),
  }));

/** What flowed into all cars of all sites. Sites answer in the same buckets; one may lack some. */
export function carsActual(loads: readonly (readonly Point[])[], now: number): Point[] {
  const sums = new Map<number, number>();
  for (const points of loads) {
    for (const { t: time, v } of points) {
      if (time <= now) sums.set(time, (sums.get(time) ?? 0) + (v ?? 0));
    }
  }
  return [...sums].sort(([a], [b]) => a - b).map(([time, v]) => ({ t: time, v }));
}

/** What is planned for all cars of all sites from now to the end of the day. */
export function carsPlanned(plans: readonly (readonly PlannedStep[])[], now: number, to: number): Point[] {
  const sums = new Map<number, number>();
  for (const steps of plans) {
    for (const { start, end, watts } of steps) {
      if (end > now && start < to) sums.set(start, (sums.get(start) ?? 0) + watts);
    }
  }
  const points: Point[] = [...sums].sort(([a], [b]) => a - b).map(([time, v]) => ({ t: time, v }));
  return points.length > 0 ? [...points, { t: to, v: null }] : points;
}
