import 'uplot/dist/uPlot.min.css';
import { type KeyboardEvent, useCallback, useId, useRef, useState } from 'react';
import type uPlot from 'uplot';
import { Button } from '../design/Button';
import { saveFile } from '../design/saveFile';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { useTheme } from '../shell/theme';
import css from './ChartStack.module.css';
import { chartCsv } from './csv';
import { Legend } from './Legend';
import type { Chart } from './model';
import { isZoomed, PlotPane } from './PlotPane';
import { Tooltip } from './Tooltip';
import { unitText } from './text';
import { useWidth } from './useWidth';
import { CHART_KEYS, type View, viewAfter } from './view';

/** Seconds by which an arrow key moves the cursor. */
const ARROW_STEPS = { hour: 3_600, day: 86_400, month: 30 * 86_400, moment: 900 };

/** Panes over one time axis, with a common cursor, zoom, legend, and download of what is in sight. */
export default function ChartStack({ chart }: { chart: Chart }) {
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const theme = useTheme().resolved;
  const syncKey = useId();
  const plots = useRef(new Map<string, uPlot>());
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [cursor, setCursor] = useState<{ left: number; time: number }>();
  const [zoomed, setZoomed] = useState(false);

  const onPlot = useCallback((id: string, plot: uPlot | undefined) => {
    if (plot) plots.current.set(id, plot);
    else plots.current.delete(id);
  }, []);
  const onCursor = useCallback((u: uPlot) => {
    const left = u.cursor.left ?? -1;
    setCursor(left < 0 ? undefined : { left: left + u.over.offsetLeft, time: u.posToVal(left, 'x') });
  }, []);
  const onZoom = useCallback((u: uPlot) => setZoomed(isZoomed(u)), []);
  const first = () => plots.current.values().next().value;

  const all = (plot?: uPlot): View => ({
    min: plot?.data[0][0] ?? chart.from,
    max: plot?.data[0].at(-1) ?? chart.to,
  });
  const show = (view?: View) => {
    for (const plot of plots.current.values()) plot.setScale('x', view ?? all(plot));
  };
  const save = () => {
    const { min, max } = first()?.scales.x ?? {};
    const text = chartCsv(chart, min ?? chart.from, max ?? chart.to, hidden);
    saveFile(`${chart.title}.csv`, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  };
  const changed = (event: KeyboardEvent): View | undefined => {
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const plot = first();
    const whole = all(plot);
    const { min, max } = plot?.scales.x ?? {};
    const view = { min: min ?? whole.min, max: max ?? whole.max };
    return viewAfter(event, view, whole, cursor?.time ?? (view.min + view.max) / 2);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const shown = changed(event);
    if (shown) {
      event.preventDefault();
      show(shown);
      return;
    }
    const length = ARROW_STEPS[chart.bucket ?? 'moment'];
    const step = { ArrowLeft: -length, ArrowRight: length }[event.key];
    const plot = first();
    if (!step || !plot) return;
    event.preventDefault();
    const time = Math.min(chart.to, Math.max(chart.from, (cursor?.time ?? chart.now ?? chart.from) + step));
    plot.setCursor({ left: plot.valToPos(time, 'x'), top: 10 });
  };
  const toggle = (id: string) =>
    setHidden((before) => new Set(before.has(id) ? remove(before, id) : [...before, id]));
  const near = (time: number) => nearTime(time * 1000, (chart.now ?? chart.from) * 1000, chart.zone);
  const label = t.chart.figure(chart.title, near(chart.from), near(chart.to));

  return (
    <div>
      <div className={css.head}>
        <Legend chart={chart} hidden={hidden} onToggle={toggle} />
        <div className={css.tools}>
          {zoomed && (
            <Button look="quiet" onClick={() => show()}>
              {t.chart.resetZoom}
            </Button>
          )}
          <Button look="quiet" icon="download" iconOnly onClick={save}>
            {t.chart.csv}
          </Button>
        </div>
      </div>
      <div
        ref={host}
        className={css.panes}
        role="img"
        aria-label={label}
        aria-keyshortcuts={CHART_KEYS}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys read values, zoom and pan
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {width > 0 &&
          chart.panes.map((pane, index) => (
            <div key={pane.id} className={css.pane}>
              <div className={css.name}>
                {pane.label} <span>{unitText(pane.unit, chart.currency)}</span>
              </div>
              <PlotPane
                chart={chart}
                pane={pane}
                hidden={hidden}
                width={width}
                theme={theme}
                syncKey={syncKey}
                last={index === chart.panes.length - 1}
                onPlot={onPlot}
                onCursor={onCursor}
                onZoom={onZoom}
              />
            </div>
          ))}
        {cursor && (
          <Tooltip chart={chart} hidden={hidden} time={cursor.time} left={cursor.left} width={width} />
        )}
      </div>
    </div>
  );
}

const remove = (set: ReadonlySet<string>, id: string) => [...set].filter((item) => item !== id);
