import type { Layer, Pane, Point, Series } from './model';

/** A pane's series on one common time axis, as a plotting library wants them. */
export interface PaneData {
  times: number[];
  series: (number | null)[][];
  layers: (number | null)[][];
}

/** Every time at which anything changes, ascending, once. */
export function unionTimes(all: readonly (readonly Point[])[]): number[] {
  const times = new Set<number>();
  for (const points of all) for (const { t } of points) times.add(t);
  return [...times].sort((a, b) => a - b);
}

/** Values at `times`: a step holds the last point's value, others have values only at their own points. */
export function valuesAt(
  times: readonly number[],
  points: readonly Point[],
  shape: Series['shape'],
): (number | null)[] {
  let next = 0;
  let held: number | null = null;
  return times.map((time) => {
    let own = false;
    for (let point = points[next]; point && point.t <= time; point = points[++next]) {
      held = point.v;
      own = point.t === time;
    }
    return shape === 'step' || own ? held : null;
  });
}

/** Steps whose last value is drawn to the time at which it ends. */
const closed = (values: readonly (number | null)[]) =>
  values.map((value, i) => value ?? values[i - 1] ?? null);

/** The value of a series at any time: a line between its points, others from their last one. */
export function valueAt(series: Pick<Series, 'points' | 'shape'>, time: number): number | null {
  const { points, shape } = series;
  const after = points.findIndex(({ t }) => t > time);
  const index = (after < 0 ? points.length : after) - 1;
  const last = points[index];
  if (!last || last.v === null) return null;
  if (shape !== 'line' || last.t === time) return last.v;
  const next = points[index + 1];
  if (!next || next.v === null) return null;
  return last.v + ((next.v - last.v) * (time - last.t)) / (next.t - last.t);
}

export function paneData(pane: Pane, from: number, to: number): PaneData {
  const layers: readonly Layer[] = pane.layers ?? [];
  const all = [...pane.series, ...layers].map(({ points }) => points);
  const times = unionTimes([
    ...all,
    [
      { t: from, v: null },
      { t: to, v: null },
    ],
  ]);
  return {
    times,
    series: pane.series.map(({ points, shape }) => {
      const values = valuesAt(times, points, shape);
      return shape === 'step' ? closed(values) : values;
    }),
    layers: layers.map(({ points }) => valuesAt(times, points, 'step')),
  };
}

/** Lower and upper edge of each layer at each time; positive ones grow up from zero, negative ones down. */
export function stack(layers: readonly (number | null)[][]): [number, number][][] {
  const length = layers[0]?.length ?? 0;
  const up = new Array<number>(length).fill(0);
  const down = new Array<number>(length).fill(0);
  return layers.map((values) =>
    values.map((value, i): [number, number] => {
      const edge = (value ?? 0) >= 0 ? up : down;
      const before = edge[i] ?? 0;
      edge[i] = before + (value ?? 0);
      return value !== null && value < 0 ? [before + value, before] : [before, before + (value ?? 0)];
    }),
  );
}

const HEADROOM = 0.06;

/** The vertical range that shows everything, zero included unless all of it is far from zero. */
export function rangeOf(pane: Pane, data: PaneData): [number, number] {
  const values = data.series.flat().filter((value): value is number => value !== null);
  values.push(...stack(data.layers).flat(2));
  values.push(...(pane.limits ?? []).map(({ value }) => value), ...(pane.targets ?? []).map(({ v }) => v));
  values.push(...(pane.atLeast ?? [0]));
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (high <= low) high = low + 1;
  if (pane.unit === '%') return [low, high];
  const room = (high - low) * HEADROOM;
  return [low < 0 ? low - room : low, high > 0 ? high + room : high];
}
