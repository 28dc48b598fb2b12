import type { Load, Prices, SitePlan } from '../api/types';
import { type Chart, type Point, seconds } from '../charts/model';
import { t } from '../messages';
import { pricePane } from '../prices/pricePane';

interface Inputs {
  loads: readonly Load[];
  plans: readonly SitePlan[];
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

/** What flowed into all cars of all sites. Sites answer in the same buckets; one may lack some. */
export function carsActual(loads: readonly Load[], now: number): Point[] {
  const sums = new Map<number, number>();
  for (const { points } of loads) {
    for (const { at, carsW } of points) {
      const time = seconds(at);
      if (time <= now) sums.set(time, (sums.get(time) ?? 0) + carsW);
    }
  }
  return [...sums].sort(([a], [b]) => a - b).map(([time, v]) => ({ t: time, v }));
}

/** What is planned for all cars of all sites from now to the end of the day. */
export function carsPlanned(plans: readonly SitePlan[], now: number, to: number): Point[] {
  const sums = new Map<number, number>();
  for (const plan of plans) {
    plan.steps.forEach(({ start, end }, step) => {
      if (seconds(end) <= now || seconds(start) >= to) return;
      const time = seconds(start);
      const cars = plan.cars.reduce((sum, { powerW }) => sum + (powerW[step] ?? 0), 0);
      sums.set(time, (sums.get(time) ?? 0) + cars);
    });
  }
  const points: Point[] = [...sums].sort(([a], [b]) => a - b).map(([time, v]) => ({ t: time, v }));
  return points.length > 0 ? [...points, { t: to, v: null }] : points;
}
