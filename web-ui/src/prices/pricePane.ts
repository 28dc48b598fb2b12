import type { PriceStep } from '../api/types';
import { type Pane, type Point, seconds } from '../charts/model';
import { t } from '../messages';

/** Import and export price as steps up to `to` (epoch seconds). */
export function pricePane(steps: readonly PriceStep[], to = Infinity, height = 96): Pane {
  return {
    id: 'price',
    label: t.chart.price,
    unit: 'price',
    height,
    series: [
      {
        id: 'import',
        label: t.chart.importPrice,
        tone: 'price',
        shape: 'step',
        width: 2,
        points: stepPoints(steps, ({ importPrice }) => importPrice, to),
      },
      {
        id: 'export',
        label: t.chart.exportPrice,
        tone: 'price-2',
        shape: 'step',
        dashed: true,
        width: 1.5,
        points: stepPoints(steps, ({ exportPrice }) => exportPrice, to),
      },
    ],
  };
}

/** Steps as points that hold until the last step's end, cut at `to`. */
export function stepPoints<S extends { start: string; end: string }>(
  steps: readonly S[],
  value: (step: S) => number,
  to = Infinity,
): Point[] {
  const inside = steps.filter(({ start }) => seconds(start) < to);
  const points: Point[] = inside.map((step) => ({ t: seconds(step.start), v: value(step) }));
  const last = inside.at(-1);
  return last ? [...points, { t: Math.min(to, seconds(last.end)), v: null }] : points;
}
