import { describe, expect, it } from 'vitest';
import { linesAround, wrongLines } from './lines';
import { stepPoints } from './pricePane';

describe('a refused price file', () => {
  const csv = 'start,import,export\nrow 2\nrow 3\nrow 4\nrow 5\nrow 6\n';

  it('names its wrong lines once, in order', () => {
    const errors = [
      { pointer: 'line 5', detail: 'line 5: not a number' },
      { pointer: '/line/3', detail: 'prices are missing' },
    ];
    expect(wrongLines({ title: 'Invalid', status: 422, detail: 'line 5: not a number', errors })).toEqual([
      3, 5,
    ]);
  });

  it('names none when the fault is elsewhere', () => {
    expect(wrongLines({ title: 'Unsupported media type', status: 415 })).toEqual([]);
  });

  it('is shown around the wrong lines only', () => {
    expect(linesAround(csv, [2]).map(({ line }) => line)).toEqual([1, 2, 3, 4]);
    expect(linesAround(csv, [2])[1]?.text).toBe('row 2');
  });
});

describe('steps as points', () => {
  const steps = [
    { start: '1970-01-01T00:00:00Z', end: '1970-01-01T00:15:00Z', v: 1 },
    { start: '1970-01-01T00:15:00Z', end: '1970-01-01T00:30:00Z', v: 2 },
  ];
  const points = (to?: number) => stepPoints(steps, ({ v }) => v, to);

  it('end where the last step ends', () => {
    expect(points().at(-1)).toEqual({ t: 1_800, v: null });
  });

  it('are cut where the chart ends', () => {
    expect(points(1_000).at(-1)).toEqual({ t: 1_000, v: null });
    expect(points(900)).toHaveLength(2);
  });

  it('of nothing are nothing', () => {
    expect(stepPoints([], () => 0)).toEqual([]);
  });
});
