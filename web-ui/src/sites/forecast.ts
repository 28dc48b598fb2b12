import { http } from '../api/http';
import type { Instant, Site } from '../api/types';
import { type Chart, type Pane, type Point, type Series, seconds } from '../charts/model';
import { t } from '../messages';

export type Meter = 'LOAD' | 'PV';
export type Kind = 'MEASURED' | 'FORECAST';
export type Origin = keyof typeof t.forecast.origins;

/** Powers in W; low and high leave out one quarter hour in twenty each. */
export interface Band {
  low: number;
  middle: number;
  high: number;
}

export interface ForecastStep {
  start: Instant;
  load: Band;
  loadOrigin: Origin;
  pv: Band;
  pvOrigin: Origin;
  net: Band;
}

export interface Arrival {
  evse: string;
  from: Instant;
  until: Instant;
  /** In a week on average. */
  often: number;
  energyWh: number;
  powerW: number;
}

export interface Forecast {
  steps: ForecastStep[];
  measured: { start: Instant; loadW?: number; pvW?: number }[];
  expectsArrivals: boolean;
  arrivals: Arrival[];
}

export interface Source {
  meter: Meter;
  kind: Kind;
  address: { url: string; format: 'CSV' | 'JSON'; everyMinutes: number };
  nextAt: Instant;
  fetchedAt?: Instant;
  failures: number;
  error?: string;
}

/** What a meter of the site is, where it differs from pushed readings without cars. */
export interface SiteMeter {
  meter: Meter;
  stationId?: string;
  withCars: boolean;
}

export interface Meters {
  meters: SiteMeter[];
  sources: Source[];
}

export interface Imported {
  from: Instant;
  until: Instant;
  quarters: number;
  notes: string[];
}

const sitePath = (site: string) => `/sites/${encodeURIComponent(site)}`;

export const metersPath = (site: string) => `${sitePath(site)}/meters`;
export const arrivalsPath = (site: string) => `${sitePath(site)}/forecast/arrivals`;

export const forecastQuery = (site: string) => ({
  queryKey: ['sites', 'forecast', site],
  queryFn: () => http.get<Forecast>(`${sitePath(site)}/forecast`),
  refetchInterval: 30_000,
});

export const metersQuery = (site: string) => ({
  queryKey: ['sites', 'meters', site],
  queryFn: () => http.get<Meters>(metersPath(site)),
  refetchInterval: 10_000,
});

/** Load and, where there is any, PV: what was measured and what is expected with its band. */
export function forecastChart(site: Site, forecast: Forecast, now: number): Chart {
  const { steps, measured } = forecast;
  const sunny = steps.some(({ pv }) => pv.high > 0) || measured.some(({ pvW }) => pvW);
  const first = measured[0]?.start ?? steps[0]?.start ?? now;
  const last = steps.at(-1)?.start ?? now;
  return {
    title: `${site.name}: ${t.forecast.title}`,
    from: seconds(first),
    to: seconds(last) + QUARTER,
    now: now / 1000,
    zone: site.timeZone,
    currency: 'EUR',
    panes: [
      pane(
        'load',
        t.forecast.meters.LOAD,
        steps.map(({ start, load }) => ({ start, band: load })),
        measured.map(({ start, loadW }) => ({ start, watts: loadW })),
      ),
      ...(sunny
        ? [
            pane(
              'pv',
              t.forecast.meters.PV,
              steps.map(({ start, pv }) => ({ start, band: pv })),
              measured.map(({ start, pvW }) => ({ start, watts: pvW })),
            ),
          ]
        : []),
    ],
  };
}

const QUARTER = 900;

function pane(
  id: string,
  label: string,
  steps: { start: Instant; band: Band }[],
  measured: { start: Instant; watts?: number }[],
): Pane {
  const expected = (key: keyof Band): Point[] =>
    quarters(steps.map(({ start, band }) => ({ start, watts: band[key] })));
  const edge = (key: 'low' | 'high'): Series => ({
    id: `${id}-${key}`,
    label: `${label}: ${t.forecast[key]}`,
    tone: 'price-2',
    shape: 'step',
    width: 0.75,
    points: expected(key),
  });
  return {
    id,
    label,
    unit: 'kW',
    height: 170,
    atLeast: [0, 1_000],
    series: [
      edge('high'),
      edge('low'),
      {
        id: `${id}-middle`,
        label: `${label}: ${t.forecast.middle}`,
        tone: 'price',
        shape: 'step',
        dashed: true,
        width: 2,
        points: expected('middle'),
      },
      {
        id: `${id}-measured`,
        label: `${label}: ${t.forecast.measured}`,
        tone: 'ink',
        shape: 'step',
        width: 1.75,
        points: quarters(measured),
      },
    ],
    bands: [{ upper: `${id}-high`, lower: `${id}-low`, tone: 'price' }],
  };
}

/** Each value holds for its quarter hour; a missing one leaves a hole. */
export function quarters(values: readonly { start: Instant; watts?: number }[]): Point[] {
  return values.flatMap(({ start, watts }, i) => {
    const from = seconds(start);
    const following = values[i + 1];
    const ends = !following || seconds(following.start) > from + QUARTER;
    const point = { t: from, v: watts ?? null };
    return ends ? [point, { t: from + QUARTER, v: null }] : [point];
  });
}
