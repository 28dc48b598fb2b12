import type { Load, Site, SitePlan } from '../api/types';
import { type Chart, type Pane, type Series, seconds } from '../charts/model';
import { t } from '../messages';
import { pricePane, stepPoints } from '../prices/pricePane';
import type { ForecastStep } from './forecast';

/**
 * The plan as a stack by car with the net at the connection, the limits, and the prices below.
 *
 * @param forecast by which the net may be off, where load or PV are uncertain
 */
export function planChart(
  site: Site,
  plan: SitePlan,
  now: number,
  forecast: readonly ForecastStep[] = [],
  highlight?: string,
): Chart {
  const { steps } = plan;
  return {
    title: `${site.name}: ${t.sites.planTitle}`,
    from: steps[0] ? seconds(steps[0].start) : now / 1000,
    to: seconds(steps.at(-1)?.end ?? now),
    now: now / 1000,
    zone: site.timeZone,
    currency: 'EUR',
    highlight,
    panes: [planPane(plan, edgesOf(plan, forecast)), pricePane(steps)],
  };
}

/** The net as it would be at both edges of what is expected; nothing where that is certain. */
function edgesOf({ steps }: SitePlan, forecast: readonly ForecastStep[]): Series[] {
  const nets = new Map(forecast.map(({ start, net }) => [seconds(start), net]));
  const edge = (which: 'high' | 'low'): Series => ({
    id: `net-${which}`,
    label: `${t.chart.net}: ${t.forecast[which]}`,
    tone: 'price-2',
    shape: 'step',
    width: 0.75,
    points: stepPoints(steps, ({ start, netW }) => {
      const net = nets.get(seconds(start));
      return net ? netW + net[which] - net.middle : netW;
    }),
  });
  return forecast.some(({ net }) => net.high > net.low) ? [edge('high'), edge('low')] : [];
}

function planPane(plan: SitePlan, edges: readonly Series[]): Pane {
  const { steps } = plan;
  return {
    id: 'plan',
    label: t.chart.power,
    unit: 'kW',
    height: 280,
    layers: [
      ...plan.cars.map((car) => ({
        id: car.sessionId,
        label: car.label,
        points: stepPoints(
          steps.map((step, i) => ({ ...step, watts: car.powerW[i] ?? 0 })),
          ({ watts }) => watts,
        ),
      })),
      ...(steps.some(({ expectedW }) => expectedW)
        ? [
            {
              id: 'expected',
              label: t.forecast.arrivals,
              points: stepPoints(steps, ({ expectedW }) => expectedW ?? 0),
            },
          ]
        : []),
    ],
    series: [
      ...edges,
      {
        id: 'net',
        label: t.chart.net,
        tone: 'ink',
        shape: 'step',
        width: 2,
        points: stepPoints(steps, ({ netW }) => netW),
      },
      {
        id: 'base',
        label: t.chart.baseLoad,
        tone: 'price-2',
        shape: 'step',
        dashed: true,
        width: 1.5,
        points: stepPoints(steps, ({ baseLoadW }) => baseLoadW),
      },
    ],
    bands: edges.length > 0 ? [{ upper: 'net-high', lower: 'net-low', tone: 'price' }] : [],
    limits: limitsOf(plan),
  };
}

/** The net of the plan as it is and as it would be, with the limits that would hold. */
export function previewChart(site: Site, before: SitePlan, after: SitePlan, now: number): Chart {
  const { steps } = after;
  return {
    title: `${site.name}: ${t.preview.show}`,
    from: steps[0] ? seconds(steps[0].start) : now / 1000,
    to: seconds(steps.at(-1)?.end ?? now),
    now: now / 1000,
    zone: site.timeZone,
    currency: 'EUR',
    panes: [
      {
        id: 'preview',
        label: t.sites.load,
        unit: 'kW',
        height: 200,
        limits: limitsOf(after),
        series: [
          {
            id: 'before',
            label: t.preview.before,
            tone: 'price',
            shape: 'step',
            dashed: true,
            width: 1.5,
            points: stepPoints(before.steps, ({ netW }) => netW),
          },
          {
            id: 'after',
            label: t.preview.after,
            tone: 'ink',
            shape: 'step',
            width: 2,
            points: stepPoints(steps, ({ netW }) => netW),
          },
        ],
      },
    ],
  };
}

/** What flowed at the connection since midnight, against the limits. */
export function loadChart(site: Site, load: Load, from: number, to: number, now: number): Chart {
  const points = load.points.filter(({ at }) => Date.parse(at) <= now);
  return {
    title: `${site.name}: ${t.sites.loadTitle}`,
    from: from / 1000,
    to: to / 1000,
    now: now / 1000,
    zone: site.timeZone,
    currency: 'EUR',
    panes: [
      {
        id: 'load',
        label: t.sites.load,
        unit: 'kW',
        height: 200,
        limits: limitsOf(site),
        series: [
          {
            id: 'cars',
            label: t.chart.cars,
            tone: 'signed',
            shape: 'line',
            fill: 'strong',
            points: points.map(({ at, carsW }) => ({ t: seconds(at), v: carsW })),
          },
          {
            id: 'net',
            label: t.chart.net,
            tone: 'ink',
            shape: 'line',
            width: 1.5,
            points: points.map(({ at, netW }) => ({ t: seconds(at), v: netW })),
          },
        ],
      },
    ],
  };
}

interface Connection {
  site: Site;
  load?: Load;
  plan?: SitePlan;
  /** Epoch millis. */
  now: number;
}

/** The whole connection beside one of its cars: what flowed, what is planned up to `to`, and the limits. */
export function connectionPane({ site, load, plan, now }: Connection, to: number): Pane {
  const flowed = (load?.points ?? []).filter(({ at }) => Date.parse(at) <= now);
  return {
    id: 'site',
    label: site.name,
    unit: 'kW',
    height: 110,
    limits: limitsOf(site),
    series: [
      {
        id: 'site-actual',
        label: t.chart.actual,
        tone: 'price',
        shape: 'line',
        fill: 'faint',
        points: flowed.map(({ at, netW }) => ({ t: seconds(at), v: netW })),
      },
      {
        id: 'site-plan',
        label: t.chart.planned,
        tone: 'price',
        shape: 'step',
        dashed: true,
        width: 1.5,
        points: stepPoints(plan?.steps ?? [], ({ netW }) => netW, to),
      },
    ],
  };
}

const limitsOf = ({ importLimitW, exportLimitW }: Pick<Site, 'importLimitW' | 'exportLimitW'>) => [
  { label: t.chart.importLimit, value: importLimitW },
  { label: t.chart.exportLimit, value: -exportLimitW },
];
