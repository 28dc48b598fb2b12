import type { Chart, Pane, Point, Series } from '../charts/model';
import { t } from '../messages';
import type { EnergyReport, Figures } from './api';
import { type Bucket, nextMonth, plusDays, secondsOf } from './range';

interface Shown {
  report: EnergyReport;
  bucket: Bucket;
  zone: string;
  /** Of the connection, where one site is shown. */
  limitW?: number;
}

type Value = (figures: Figures) => number | undefined;

function points({ report, zone }: Shown, value: Value): Point[] {
  return report.buckets.map(({ start, figures }) => ({
    t: secondsOf(start, zone),
    v: value(figures) ?? null,
  }));
}

const bars = (shown: Shown, series: Omit<Series, 'shape' | 'points' | 'fill'>, value: Value): Series => ({
  ...series,
  shape: 'bar',
  fill: 'strong',
  width: 1,
  points: points(shown, value),
});

const steps = (shown: Shown, series: Omit<Series, 'shape' | 'points'>, value: Value): Series => ({
  ...series,
  shape: 'step',
  width: 2,
  points: points(shown, value),
});

const known = ({ report }: Shown, value: Value) =>
  report.buckets.some(({ figures }) => value(figures) !== undefined);

function chart(shown: Shown, title: string, panes: Pane[]): Chart {
  const { report, bucket, zone } = shown;
  return {
    title,
    panes,
    from: secondsOf(report.buckets.at(0)?.start ?? report.first, zone),
    to: secondsOf(bucket === 'month' ? nextMonth(report.last) : plusDays(report.last, 1), zone),
    zone,
    currency: report.currency,
    bucket,
  };
}

/** Energy, money, peaks and CO2 one below the other. */
export function energyChart(shown: Shown): Chart {
  const co2 = ({ co2InKg, co2AvoidedKg = 0 }: Figures) =>
    co2InKg === undefined ? undefined : co2InKg - co2AvoidedKg;
  return chart(shown, t.network.title, [
    {
      id: 'energy',
      label: t.network.energy,
      unit: 'kWh',
      height: 170,
      series: [
        bars(shown, { id: 'in', label: t.network.in, tone: 'charge' }, (f) => f.energyInWh),
        bars(shown, { id: 'out', label: t.network.out, tone: 'discharge' }, (f) => -f.energyOutWh || 0),
      ],
    },
    {
      id: 'money',
      label: t.network.money,
      unit: 'money',
      height: 130,
      series: [
        bars(shown, { id: 'net', label: t.network.net, tone: 'price' }, (f) => f.net),
        steps(shown, { id: 'saved', label: t.network.saved, tone: 'soc' }, (f) => f.saved),
        steps(shown, { id: 'wear', label: t.network.wear, tone: 'ink', dashed: true }, (f) => f.wear),
      ],
    },
    {
      id: 'peak',
      label: t.network.peak,
      unit: 'kW',
      height: 110,
      limits: shown.limitW ? [{ label: t.network.connection, value: shown.limitW }] : [],
      series: [bars(shown, { id: 'peak', label: t.network.peak, tone: 'charge' }, (f) => f.peak?.powerW)],
    },
    ...(known(shown, co2)
      ? [
          {
            id: 'co2',
            label: t.network.co2,
            unit: 'kg' as const,
            height: 100,
            series: [
              bars(shown, { id: 'co2', label: t.network.co2Net, tone: 'price' }, co2),
              steps(shown, { id: 'co2Saved', label: t.network.co2Saved, tone: 'soc' }, (f) => f.co2SavedKg),
            ],
          },
        ]
      : []),
  ]);
}

/** What was forecast and what came; undefined where nobody told both. */
export function forecastChart(shown: Shown): Chart | undefined {
  const pane = (id: 'load' | 'pv'): Pane[] =>
    known(shown, (f) => f[id]?.measuredWh)
      ? [
          {
            id,
            label: t.network[id],
            unit: 'kWh',
            height: 120,
            series: [
              bars(
                shown,
                { id: `${id}-came`, label: t.network.came[id], tone: 'charge' },
                (f) => f[id]?.measuredWh,
              ),
              steps(
                shown,
                { id: `${id}-told`, label: t.network.told[id], tone: 'ink', dashed: true },
                (f) => f[id]?.forecastWh,
              ),
            ],
          },
        ]
      : [];
  const panes = [...pane('load'), ...pane('pv')];
  return panes.length > 0 ? chart(shown, t.network.forecasts, panes) : undefined;
}
