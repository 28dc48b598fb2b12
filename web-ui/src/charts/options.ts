import uPlot from 'uplot';
import { clockTime, day } from '../format/time';
import { t } from '../messages';
import { drawLayers, drawLimits, drawNow, drawTargets, drawZero, splitAtZero } from './draw';
import { type PaneData, rangeOf } from './grid';
import type { Chart, Pane, Series } from './model';
import { faded, type Palette } from './palette';
import { axisText } from './text';

export interface PlotContext {
  /** Read at each drawing, so that live data needs no new plot. */
  chart: () => Chart;
  pane: () => Pane;
  data: () => PaneData;
  palette: Palette;
  syncKey: string;
  last: boolean;
  onCursor: (u: uPlot) => void;
  onZoom: (u: uPlot) => void;
}

const AXIS_WIDTH = 44;
const TIME_AXIS_HEIGHT = 26;

/** Room for a label, px: of a time of day, and of a day where most labels are days. */
const TIME_LABEL = 64;
const DAY_LABEL = 92;
const DAYS_S = 3 * 86_400;

export function plotOptions(context: PlotContext, width: number): uPlot.Options {
  const { palette, last } = context;
  const pane = context.pane();
  return {
    width,
    height: pane.height + (last ? TIME_AXIS_HEIGHT : 0),
    padding: [8, 36, last ? 0 : 4, 0],
    legend: { show: false },
    tzDate: (time) => uPlot.tzDate(new Date(time * 1e3), context.chart().zone),
    scales: { x: { time: true }, y: { range: () => rangeOf(context.pane(), context.data()) } },
    axes: [timeAxis(context), valueAxis(context)],
    series: [{}, ...pane.series.map((series) => seriesOptions(series, palette))],
    bands: bandOptions(pane, palette),
    cursor: {
      sync: { key: context.syncKey, setSeries: false },
      drag: { x: true, y: false, dist: 6 },
      points: { size: 7, width: 2 },
      y: false,
    },
    hooks: {
      drawAxes: [(u) => drawLayers(u, stackedLayers(context), palette)],
      draw: [(u) => drawMarks(u, context)],
      setCursor: [context.onCursor],
      setScale: [(u, key) => key === 'x' && context.onZoom(u)],
    },
  };
}

function stackedLayers(context: PlotContext) {
  const { times, layers } = context.data();
  const ids = (context.pane().layers ?? []).map(({ id }) => id);
  return { ids, times, values: layers, highlight: context.chart().highlight };
}

function drawMarks(u: uPlot, context: PlotContext): void {
  const { palette } = context;
  const [pane, chart] = [context.pane(), context.chart()];
  if ((u.scales.y?.min ?? 0) < 0) drawZero(u, palette);
  drawLimits(u, pane.limits ?? [], palette);
  if (chart.now !== undefined)
    drawNow(u, chart.now, chart.panes[0]?.id === pane.id ? t.chart.now : '', palette);
  drawTargets(u, pane.targets ?? [], palette);
}

function axis(palette: Palette): uPlot.Axis {
  return {
    stroke: palette.ink3,
    font: palette.font,
    grid: { stroke: palette.grid, width: 1 },
    ticks: { show: false },
  };
}

function timeAxis({ chart, last, palette }: PlotContext): uPlot.Axis {
  const label = (time: number) => {
    const text = clockTime(time * 1000, chart().zone);
    return text === '00:00' && chart().bucket !== 'hour' ? day(time * 1000, chart().zone) : text;
  };
  return {
    ...axis(palette),
    size: last ? TIME_AXIS_HEIGHT : 0,
    space: (_u, _axis, from, to) => (to - from > DAYS_S ? DAY_LABEL : TIME_LABEL),
    gap: 4,
    values: (_, splits) => splits.map((time) => (last ? label(time) : '')),
  };
}

function valueAxis({ pane, chart, palette }: PlotContext): uPlot.Axis {
  return {
    ...axis(palette),
    size: AXIS_WIDTH,
    space: Math.min(30, pane().height / 5),
    gap: 6,
    values: (_, splits) => splits.map((value) => axisText(value, pane().unit, chart().currency)),
  };
}

function seriesOptions(series: Series, palette: Palette): uPlot.Series {
  const { shape, dashed, fill, width = 1.75 } = series;
  const alpha = fill === 'strong' ? 0.32 : 0.13;
  const signed = series.tone === 'signed';
  const charging = faded(palette.charge, alpha);
  const color = signed ? palette.charge : plain(series.tone, palette);
  const split = (above: string, zero: string, below: string) => (u: uPlot) =>
    splitAtZero(u, above, zero, below);
  return {
    label: series.label,
    stroke: signed ? split(palette.charge, palette.ink3, palette.discharge) : color,
    fill: fill && (signed ? split(charging, charging, faded(palette.discharge, alpha)) : faded(color, alpha)),
    fillTo: 0,
    width,
    dash: dashed ? [5, 4] : undefined,
    spanGaps: shape === 'line',
    paths: pathsOf(shape),
    points: { show: false },
  };
}

/** Room between bars, as a share of their width. */
const BAR = 0.8;

function pathsOf(shape: Series['shape']): uPlot.Series.PathBuilder | undefined {
  if (shape === 'bar') return uPlot.paths.bars?.({ size: [BAR, 64], align: 1 });
  return shape === 'step' ? uPlot.paths.stepped?.({ align: 1 }) : uPlot.paths.linear?.();
}

function bandOptions({ series, bands = [] }: Pane, palette: Palette): uPlot.Band[] {
  const index = (wanted: string) => series.findIndex(({ id }) => id === wanted) + 1;
  return bands.map(({ upper, lower, tone }) => ({
    series: [index(upper), index(lower)],
    fill: faded(plain(tone, palette), 0.2),
  }));
}

function plain(tone: Series['tone'], palette: Palette): string {
  if (tone === 'price-2') return palette.price2;
  return tone === 'signed' ? palette.charge : palette[tone];
}
