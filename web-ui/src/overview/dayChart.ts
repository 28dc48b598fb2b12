import type { NetworkPower, Prices } from '../api/types';
import { type Chart, type Point, seconds } from '../charts/model';
import { t } from '../messages';
import { pricePane } from '../prices/pricePane';

interface Inputs {
  power?: NetworkPower;
  prices?: Prices;
  /** Epoch millis, as are `from` and `to`. */
  now: number;
  from: number;
  to: number;
  zone: string;
}

export function dayChart({ power, prices, now, from, to, zone }: Inputs): Chart {
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
            shape: 'step',
            fill: 'strong',
            points: power ? carsActual(power, now / 1000) : [],
          },
          {
            id: 'planned',
            label: t.chart.planned,
            tone: 'ink',
            shape: 'step',
            dashed: true,
            width: 1.5,
            points: power ? carsPlanned(power) : [],
          },
        ],
      },
      pricePane(prices?.steps ?? [], to / 1000),
    ],
  };
}

/** One value after the other as steps, the last of which ends at `until` (epoch seconds) at the latest. */
function steps({ start, bucketSeconds }: NetworkPower, watts: readonly number[], until = Infinity): Point[] {
  const at = (bucket: number) => seconds(start) + bucket * bucketSeconds;
  return [
    ...watts.map((v, bucket) => ({ t: at(bucket), v })),
    { t: Math.min(at(watts.length), until), v: null },
  ];
}

/** What flowed into all cars, until now. */
export const carsActual = (power: NetworkPower, now: number): Point[] => steps(power, power.carsW, now);

/** What is planned for all cars; nothing where no car has a plan, as where nobody steers. */
export const carsPlanned = (power: NetworkPower): Point[] =>
  power.plannedW.some((watts) => watts !== 0) ? steps(power, power.plannedW) : [];
