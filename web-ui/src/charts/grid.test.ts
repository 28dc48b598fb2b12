import { describe, expect, it } from 'vitest';
import { chartCsv } from './csv';
import { paneData, rangeOf, stack, valueAt } from './grid';
import type { Chart, Pane } from './model';

const pane: Pane = {
  id: 'power',
  label: 'Power',
  unit: 'kW',
  height: 100,
  series: [
    {
      id: 'actual',
      label: 'Actual',
      tone: 'signed',
      shape: 'line',
      points: [
        { t: 0, v: 0 },
        { t: 100, v: 10_000 },
      ],
    },
    {
      id: 'plan',
      label: 'Planned',
      tone: 'ink',
      shape: 'step',
      points: [
        { t: 0, v: 4_000 },
        { t: 50, v: -2_000 },
        { t: 150, v: null },
      ],
    },
  ],
};

describe('values over time', () => {
  it('lie on a line, or hold until the next step', () => {
    const [line, step] = pane.series;
    expect(line && valueAt(line, 25)).toBe(2_500);
    expect(step && valueAt(step, 49)).toBe(4_000);
    expect(step && valueAt(step, 50)).toBe(-2_000);
    expect(step && valueAt(step, 151)).toBeNull();
    expect(line && valueAt(line, -1)).toBeNull();
  });

  it('share one axis of times, on which a step lasts through its end', () => {
    const { times, series } = paneData(pane, 0, 200);
    expect(times).toEqual([0, 50, 100, 150, 200]);
    expect(series[1]).toEqual([4_000, -2_000, -2_000, -2_000, null]);
    expect(series[0]).toEqual([0, null, 10_000, null, null]);
  });

  it('stack charging upwards and discharging downwards', () => {
    expect(
      stack([
        [1, -2],
        [3, -4],
        [null, 5],
      ]),
    ).toEqual([
      [
        [0, 1],
        [-2, 0],
      ],
      [
        [1, 4],
        [-6, -2],
      ],
      [
        [4, 4],
        [0, 5],
      ],
    ]);
  });

  it('fit into the range, with zero and the limits', () => {
    const limited = { ...pane, limits: [{ label: 'Import limit', value: 20_000 }] };
    const [low, high] = rangeOf(limited, paneData(limited, 0, 200));
    expect(low).toBeLessThan(-2_000);
    expect(high).toBeGreaterThan(20_000);
  });
});

describe('a chart as a file', () => {
  const chart: Chart = { title: 'Day', panes: [pane], from: 0, to: 200, zone: 'UTC', currency: 'EUR' };

  it('has a row per change, in the units that are shown', () => {
    const [header, first, second] = chartCsv(chart, 0, 200, new Set()).split('\r\n');
    expect(header).toBe('time,Power: Actual (kW),Power: Planned (kW)');
    expect(first).toBe('1970-01-01T00:00:00.000Z,0,4');
    expect(second).toBe('1970-01-01T00:00:50.000Z,5,-2');
  });

  it('leaves out what is hidden', () => {
    expect(chartCsv(chart, 0, 200, new Set(['actual']))).not.toContain('Actual');
  });
});
