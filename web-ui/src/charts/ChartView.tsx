import { lazy, Suspense } from 'react';
import { Skeleton } from '../design/Skeleton';
import type { Chart } from './model';

const ChartStack = lazy(() => import('./ChartStack'));

const HEAD_HEIGHT = 34;
const PANE_HEAD_HEIGHT = 26;
const TIME_AXIS_HEIGHT = 26;

/** A chart; the drawing code is loaded with the first one. Keeps its place while loading. */
export function ChartView({ chart }: { chart?: Chart }) {
  const height =
    HEAD_HEIGHT +
    TIME_AXIS_HEIGHT +
    (chart?.panes ?? [{ height: 240 }]).reduce((sum, pane) => sum + pane.height + PANE_HEAD_HEIGHT, 0);
  const waiting = <Skeleton height={height} />;
  if (!chart) return waiting;
  return (
    <Suspense fallback={waiting}>
      <ChartStack chart={chart} />
    </Suspense>
  );
}
