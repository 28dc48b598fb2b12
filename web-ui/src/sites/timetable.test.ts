import { describe, expect, it } from 'vitest';
import type { Session, SitePlan } from '../api/types';
import { barOf, extentOf, marksOf, rowsOf } from './timetable';

const NOON = Date.parse('2026-03-10T12:20:00Z');
const at = (hour: number) => new Date(Date.parse('2026-03-10T00:00:00Z') + hour * 3_600_000).toISOString();

const session = (id: string, departure?: string) =>
  ({
    id,
    siteId: 'depot',
    stationId: `station-${id}`,
    startedAt: at(8),
    state: 'active',
    powerW: 0,
    need: { targetSocPercent: 80, departure },
  }) as unknown as Session;

const plan = {
  steps: [12, 13, 14, 15].map((hour) => ({ start: at(hour), end: at(hour + 1) })),
  cars: [
    {
      sessionId: 'a',
      label: 'A',
      powerW: [10_000, 10_000, 0, -5_000],
      socPercent: [40, 60, 60, 50],
      shortfallWh: 700,
    },
  ],
} as unknown as SitePlan;

describe('a timetable', () => {
  const extent = extentOf(NOON, 12);

  it('begins at a whole hour a little ago', () => {
    expect(new Date(extent.from).toISOString()).toBe('2026-03-10T10:00:00.000Z');
    expect(new Date(extent.to).toISOString()).toBe('2026-03-10T22:00:00.000Z');
    expect(marksOf(extent)[1]).toBe(Date.parse(at(12)));
  });

  it('shows of a time what lies within it', () => {
    expect(barOf(Date.parse(at(4)), Date.parse(at(13)), extent)).toEqual({ left: 0, width: 25 });
    expect(barOf(Date.parse(at(4)), Date.parse(at(9)), extent)).toBeUndefined();
  });

  it('has the next to leave first, and whoever tells nothing last', () => {
    const rows = rowsOf([session('x'), session('b', at(20)), session('a', at(15))], { extent, now: NOON });
    expect(rows.map((row) => row.session.id)).toEqual(['a', 'b', 'x']);
    expect(rows[2]?.stay).toEqual({ left: 0, width: 100 });
  });

  it('tells what is planned until a vehicle leaves, and how full it is then', () => {
    const [row] = rowsOf([session('a', at(15))], { plan, extent, now: NOON });
    expect(row?.spans.map(({ flow, energyWh }) => [flow, energyWh])).toEqual([['charge', 20_000]]);
    expect(row?.socPercent).toBe(60);
    expect(row?.shortfallWh).toBe(700);
  });

  it('keeps a vehicle that is overdue', () => {
    const [row] = rowsOf([session('late', at(11))], { extent, now: Date.parse(at(13)) });
    expect(row?.stay).toEqual({ left: 0, width: 25 });
  });

  it('knows no plan for a vehicle that has just come', () => {
    const [row] = rowsOf([session('new', at(15))], { plan, extent, now: NOON });
    expect(row?.spans).toEqual([]);
    expect(row?.socPercent).toBeUndefined();
  });
});
