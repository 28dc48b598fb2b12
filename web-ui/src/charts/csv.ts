import { csv } from '../format/csv';
import { clockTime } from '../format/time';
import { unionTimes, valueAt } from './grid';
import type { Chart, Series } from './model';
import { scaleOf, unitText } from './text';

const trimmed = (value: number) => String(Math.round(value * 1e6) / 1e6);

/** As the API writes it; an hour of a day without a date by the clock. */
const timeText = ({ bucket, zone }: Chart, time: number) =>
  bucket === 'hour' ? clockTime(time * 1000, zone) : new Date(time * 1000).toISOString();

/** The visible series between two times: one row per time at which one of them changes. */
export function chartCsv(chart: Chart, from: number, to: number, hidden: ReadonlySet<string>): string {
  const columns = chart.panes.flatMap((pane) => {
    const layers = (pane.layers ?? []).map((layer): Series => ({ ...layer, tone: 'signed', shape: 'step' }));
    const scale = scaleOf(pane.unit, chart.currency);
    const unit = unitText(pane.unit, chart.currency);
    return [...pane.series, ...layers]
      .filter(({ id }) => !hidden.has(id))
      .map((series) => ({ series, scale, name: `${pane.label}: ${series.label} (${unit})` }));
  });
  const times = unionTimes(columns.map(({ series }) => series.points)).filter(
    (time) => time >= from && time <= to,
  );
  const rows = times.map((time) => [
    timeText(chart, time),
    ...columns.map(({ series, scale }) => {
      const value = valueAt(series, time);
      return value === null ? '' : trimmed(value * scale);
    }),
  ]);
  return csv([['time', ...columns.map(({ name }) => name)], ...rows]);
}
