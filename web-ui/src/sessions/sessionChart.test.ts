import { describe, expect, it } from 'vitest';
import type { Sample, Session, SessionPlan, Site } from '../api/types';
import { connectionPane } from '../sites/siteChart';
import { sessionChart } from './sessionChart';

const session = {
  id: 's-1',
  startedAt: '2026-03-02T16:00:00Z',
  promise: { socPercent: 85, departure: '2026-03-03T05:00:00Z' },
  need: { maxChargeW: 30_000, maxDischargeW: 30_000 },
} as Session;

const samples: Sample[] = [
  { at: '2026-03-02T16:00:00Z', powerW: 0, socPercent: 40 },
  { at: '2026-03-02T16:01:00Z', powerW: -18_000 },
];

const plan = {
  steps: [
    {
      start: '2026-03-02T16:00:00Z',
      end: '2026-03-02T16:15:00Z',
      powerW: -18_000,
      socPercent: 35,
      importPrice: 0.4,
      exportPrice: 0.35,
    },
  ],
} as SessionPlan;

const chartAt = (now: string, of: Session = session) =>
  sessionChart({ session: of, plan, samples, now: Date.parse(now), zone: 'Europe/Berlin', currency: 'EUR' });

describe('the chart of a session', () => {
  it('sets what flowed against the plan, discharging below zero', () => {
    const [power] = chartAt('2026-03-02T17:00:00Z').panes;
    expect(power?.series.map(({ points }) => points.at(1)?.v ?? points[0]?.v)).toEqual([-18_000, -18_000]);
    expect(power?.atLeast).toEqual([-15_000, 15_000]);
  });

  it('shows measured states of charge only, and the promise as a point to reach', () => {
    const [, soc] = chartAt('2026-03-02T17:00:00Z').panes;
    expect(soc?.series[0]?.points).toHaveLength(1);
    expect(soc?.targets).toMatchObject([{ v: 85, t: Date.parse('2026-03-03T05:00:00Z') / 1000 }]);
  });

  it('reaches a little beyond the departure, or beyond now when the car is late', () => {
    expect(chartAt('2026-03-02T17:00:00Z').to).toBe(Date.parse('2026-03-03T05:30:00Z') / 1000);
    expect(chartAt('2026-03-03T06:00:00Z').to).toBe(Date.parse('2026-03-03T06:15:00Z') / 1000);
  });

  it('ends with what the whole connection does meanwhile', () => {
    const site = { name: 'Depot', importLimitW: 250_000, exportLimitW: 200_000 } as Site;
    const load = {
      bucketSeconds: 60,
      points: [
        { at: '2026-03-02T16:59:00Z', carsW: -18_000, baseLoadW: 18_000, netW: 0 },
        { at: '2026-03-02T17:01:00Z', carsW: 0, baseLoadW: 18_000, netW: 18_000 },
      ],
    };
    const now = Date.parse('2026-03-02T17:00:00Z');
    const chart = sessionChart({
      session,
      plan,
      samples,
      now,
      zone: 'Europe/Berlin',
      currency: 'EUR',
      connection: (to) => connectionPane({ site, load, now }, to),
    });
    const pane = chart.panes.at(-1);
    expect(pane?.limits?.map(({ value }) => value)).toEqual([250_000, -200_000]);
    expect(pane?.series[0]?.points, 'nothing of the future').toEqual([{ t: now / 1000 - 60, v: 0 }]);
  });

  it('has no present once the car has left', () => {
    const ended = { ...session, endedAt: '2026-03-03T04:59:00Z' };
    expect(chartAt('2026-03-03T08:00:00Z', ended).now).toBeUndefined();
    expect(chartAt('2026-03-03T08:00:00Z', ended).to).toBe(Date.parse('2026-03-03T04:59:00Z') / 1000);
  });
});
