import type { Tone } from '../design/Badge';
import { date } from '../format/time';
import { t } from '../messages';
import type { Case, StudyState } from './api';

export const tones: Record<StudyState, Tone> = {
  QUEUED: 'neutral',
  RUNNING: 'accent',
  DONE: 'good',
  FAILED: 'bad',
};

/** What a strategy is called: `V2G, arrival forecast`. */
export function strategyName({ uncontrolled, bidirectional, knowledge, current }: Case): string {
  if (uncontrolled) return t.studies.atOnce;
  return [
    bidirectional ? t.studies.v2g : t.studies.smart,
    t.studies.knowledge[knowledge],
    ...(current === 'WHOLE_AMPERES' ? [t.studies.wholeAmperes] : []),
  ].join(', ');
}

/** The strategy as it would run: with forecast, any current. */
export const isAsRun = ({ uncontrolled, knowledge, current }: Case) =>
  !uncontrolled && knowledge === 'FORECAST' && current === 'ANY';

export function asRun(cases: readonly Case[], bidirectional: boolean): Case | undefined {
  return cases.find((each) => isAsRun(each) && each.bidirectional === bidirectional);
}

const dayText = (day: string) => date(`${day}T12:00Z`, 'UTC');

export const daysText = ({ first, last }: { first: string; last: string }) =>
  first === last ? dayText(first) : `${dayText(first)} – ${dayText(last)}`;
