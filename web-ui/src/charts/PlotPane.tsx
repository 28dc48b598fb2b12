import { useEffect, useLayoutEffect, useRef } from 'react';
import uPlot from 'uplot';
import { paneData } from './grid';
import type { Chart, Pane } from './model';
import { plotOptions } from './options';
import { readPalette } from './palette';
import { followTouch } from './touch';

interface Props {
  chart: Chart;
  pane: Pane;
  hidden: ReadonlySet<string>;
  width: number;
  theme: string;
  syncKey: string;
  last: boolean;
  onPlot: (id: string, plot: uPlot | undefined) => void;
  onCursor: (u: uPlot) => void;
  onZoom: (u: uPlot) => void;
}

/** One pane on its canvas. New data goes into the living plot, which keeps zoom and cursor. */
export function PlotPane(props: Props) {
  const { chart, hidden, width, theme } = props;
  const pane = visible(props.pane, hidden);
  const data = paneData(pane, chart.from, chart.to);
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const latest = useRef({ ...props, pane, data });
  latest.current = { ...props, pane, data };

  const shape = `${theme}|${props.syncKey}|${props.last}|${pane.series.map(({ id, tone, fill }) => id + tone + fill).join()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new shape needs a new plot; the rest is read through `latest`
  useLayoutEffect(() => {
    const { onPlot, syncKey, last } = latest.current;
    const options = plotOptions(
      {
        chart: () => latest.current.chart,
        pane: () => latest.current.pane,
        data: () => latest.current.data,
        palette: readPalette(),
        syncKey,
        last,
        onCursor: (u) => latest.current.onCursor(u),
        onZoom: (u) => latest.current.onZoom(u),
      },
      width,
    );
    const made = new uPlot(options, aligned(latest.current.data), host.current ?? undefined);
    plot.current = made;
    followTouch(made);
    onPlot(pane.id, made);
    return () => {
      onPlot(pane.id, undefined);
      made.destroy();
    };
  }, [shape]);

  useEffect(() => {
    const made = plot.current;
    if (made && made.width !== width) made.setSize({ width, height: made.height });
  }, [width]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn again whenever what is drawn changed
  useEffect(() => {
    const made = plot.current;
    if (!made) return;
    const { min, max } = made.scales.x ?? {};
    const zoomed = isZoomed(made);
    made.batch(() => {
      made.setData(aligned(latest.current.data), !zoomed);
      if (zoomed && min != null && max != null) made.setScale('x', { min, max });
    });
    made.redraw(false, true);
  }, [chart, hidden]);

  return <div ref={host} />;
}

/** Whether less than all of its data is in sight. */
export function isZoomed(u: uPlot): boolean {
  const times = u.data[0];
  const { min, max } = u.scales.x ?? {};
  const [first, last] = [times[0], times.at(-1)];
  if (min == null || max == null || first === undefined || last === undefined) return false;
  return min > first + 1 || max < last - 1;
}

function visible(pane: Pane, hidden: ReadonlySet<string>): Pane {
  return {
    ...pane,
    series: pane.series.filter(({ id }) => !hidden.has(id)),
    layers: pane.layers?.filter(() => !hidden.has('layers')),
  };
}

function aligned({ times, series }: ReturnType<typeof paneData>): uPlot.AlignedData {
  return [times, ...series];
}
