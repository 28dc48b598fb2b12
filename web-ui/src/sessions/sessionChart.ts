import type { Sample, Session, SessionPlan } from '../api/types';
import { type Chart, type Pane, type Point, seconds } from '../charts/model';
import { percent } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { pricePane, stepPoints } from '../prices/pricePane';

interface Inputs {
  session: Session;
  plan?: SessionPlan;
  samples: readonly Sample[];
  now: number;
  zone: string;
  currency: string;
  /** What the whole connection does meanwhile, for the time until `to`. */
  connection?: (to: number) => Pane;
}

const AFTER_DEPARTURE_S = 1_800;

/** Plan against what flowed, state of charge against its target, and what explains both: prices and limits. */
export function sessionChart(inputs: Inputs): Chart {
  const { session, plan, now, zone, currency } = inputs;
  const steps = plan?.steps ?? [];
  const ended = session.endedAt && seconds(session.endedAt);
  const from = seconds(session.startedAt);
  const leaves = session.promise?.departure && seconds(session.promise.departure);
  const planEnds = steps.length > 0 ? seconds(steps.at(-1)?.end ?? session.startedAt) : from;
  const to =
    ended ||
    Math.max(leaves ? leaves + AFTER_DEPARTURE_S : Math.min(planEnds, from + 86_400), now / 1000 + 900);
  return {
    title: `${t.sessions.session} ${session.id}`,
    from,
    to,
    now: ended ? undefined : now / 1000,
    zone,
    currency,
    panes: [
      powerPane(inputs, to),
      socPane(inputs, to),
      pricePane(steps, to),
      ...(inputs.connection ? [inputs.connection(to)] : []),
    ],
  };
}

function powerPane({ plan, samples, session }: Inputs, to: number): Pane {
  const actual = samples.flatMap(({ at, powerW }): Point[] =>
    powerW === undefined ? [] : [{ t: seconds(at), v: powerW }],
  );
  const most = session.need?.maxChargeW ?? 7_000;
  return {
    id: 'power',
    label: t.chart.power,
    unit: 'kW',
    height: 230,
    atLeast: [-(session.need?.maxDischargeW ?? 0) * 0.5, most * 0.5],
    series: [
      { id: 'actual', label: t.chart.actual, tone: 'signed', shape: 'line', fill: 'strong', points: actual },
      {
        id: 'plan',
        label: t.chart.planned,
        tone: 'ink',
        shape: 'step',
        dashed: true,
        width: 1.5,
        points: stepPoints(plan?.steps ?? [], ({ powerW }) => powerW, to),
      },
    ],
  };
}

function socPane({ plan, samples, session, now, zone }: Inputs, to: number): Pane {
  const measured = samples.filter((sample) => sample.socPercent !== undefined);
  // A planned state of charge is the one at the end of its step.
  const planned = (plan?.steps ?? []).filter(({ end }) => seconds(end) <= to);
  const { promise, need } = session;
  return {
    id: 'soc',
    label: t.chart.soc,
    unit: '%',
    height: 120,
    atLeast: [0, 100],
    limits: need && need.maxDischargeW > 0 ? [{ label: t.chart.reserve, value: need.floorSocPercent }] : [],
    series: [
      {
        id: 'soc',
        label: t.chart.actual,
        tone: 'soc',
        shape: 'line',
        fill: 'faint',
        width: 2,
        points: measured.map(({ at, socPercent }) => ({ t: seconds(at), v: socPercent ?? null })),
      },
      {
        id: 'soc-plan',
        label: t.chart.planned,
        tone: 'soc',
        shape: 'line',
        dashed: true,
        width: 1.5,
        points: planned.map(({ end, socPercent }) => ({ t: seconds(end), v: socPercent })),
      },
    ],
    targets: promise?.departure
      ? [
          {
            t: seconds(promise.departure),
            v: promise.socPercent,
            label: t.sessions.byDeparture(
              percent(promise.socPercent),
              nearTime(promise.departure, now, zone),
            ),
          },
        ]
      : [],
  };
}
