import type { Chart, Series } from '../charts/model';
import { t } from '../messages';
import type { Case, StudyFigures } from './api';
import { asRun } from './names';

const HOUR = 3_600;
const HOURS = 24;

/** Power by hour of the mean day; its times are those of a day without a date. */
export function dayChart({ cases }: StudyFigures): Chart {
  const line = (of: Case | undefined, series: Omit<Series, 'shape' | 'points'>): Series[] =>
    of
      ? [
          {
            ...series,
            shape: 'step',
            points: [...of.meanDayKw, of.meanDayKw.at(-1) ?? 0].map((kw, hour) => ({
              t: hour * HOUR,
              v: kw * 1000,
            })),
          },
        ]
      : [];
  return {
    title: t.studies.day,
    panes: [
      {
        id: 'power',
        label: t.studies.dayNote,
        unit: 'kW',
        height: 220,
        series: [
          ...line(
            cases.find(({ uncontrolled }) => uncontrolled),
            { id: 'once', label: t.studies.atOnce, tone: 'price', width: 2 },
          ),
          ...line(asRun(cases, false), {
            id: 'smart',
            label: t.studies.smart,
            tone: 'charge',
            width: 2,
            dashed: true,
          }),
          ...line(asRun(cases, true), { id: 'v2g', label: t.studies.v2g, tone: 'discharge', width: 2 }),
        ],
      },
    ],
    from: 0,
    to: HOURS * HOUR,
    zone: 'UTC',
    currency: CURRENCY,
    bucket: 'hour',
  };
}

/** Of prices and of all that is computed from them. */
export const CURRENCY = 'EUR';
