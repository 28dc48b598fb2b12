import { describe, expect, it } from 'vitest';
import { duration, fromLocalInput, nearTime, relative, startOfDay, startOfMonth, toLocalInput } from './time';

const BERLIN = 'Europe/Berlin';

describe('times', () => {
  it('are told shorter the nearer they are', () => {
    const now = '2026-03-10T12:00:00Z';
    expect(nearTime('2026-03-10T06:30:00Z', now, BERLIN)).toBe('07:30');
    expect(nearTime('2026-03-11T06:30:00Z', now, BERLIN)).toBe('Wed 07:30');
    expect(nearTime('2026-03-29T06:30:00Z', now, BERLIN)).toBe('Sun 29 Mar 08:30');
  });

  it('are relative to the server’s now', () => {
    const now = Date.parse('2026-03-10T12:00:00Z');
    expect(relative(now - 3_000, now)).toBe('now');
    expect(relative(now - 180_000, now)).toBe('3 min ago');
    expect(relative(now + 7_500_000, now)).toBe('in 2 h 05 min');
  });

  it('last', () => {
    expect(duration(39_600)).toBe('40 s');
    expect(duration(59 * 60_000)).toBe('59 min');
    expect(duration(49 * 3_600_000)).toBe('2 d 1 h');
    expect(duration(-5)).toBe('0 s');
  });
});

describe('a local day', () => {
  it.each([
    ['2026-03-10T12:34:56.789Z', '2026-03-09T23:00:00.000Z'],
    ['2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z'],
    ['2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z'],
  ])('of %s begins at %s, also when the clocks change', (moment, midnight) => {
    expect(new Date(startOfDay(moment, BERLIN)).toISOString()).toBe(midnight);
  });
});

describe('a date and time that somebody types', () => {
  it.each(['2026-01-15T07:30:00Z', '2026-07-15T07:30:00Z', '2026-03-29T00:59:00Z', '2026-10-25T02:30:00Z'])(
    'means %s in its zone and reads the same again',
    (instant) => {
      expect(fromLocalInput(toLocalInput(instant, BERLIN), BERLIN)).toBe(instant);
    },
  );

  it('may be unreadable', () => {
    expect(fromLocalInput('soon', BERLIN)).toBeUndefined();
  });
});

describe('a local month', () => {
  it.each([
    ['2026-03-31T21:59:59Z', BERLIN, '2026-02-28T23:00:00.000Z'],
    ['2026-03-31T22:00:00Z', BERLIN, '2026-03-31T22:00:00.000Z'],
    ['2026-10-31T22:59:59Z', BERLIN, '2026-09-30T22:00:00.000Z'],
    ['2026-01-31T11:00:00Z', 'Pacific/Auckland', '2026-01-31T11:00:00.000Z'],
  ])('of %s in %s begins at %s', (moment, zone, start) => {
    expect(new Date(startOfMonth(moment, zone)).toISOString()).toBe(start);
  });
});
