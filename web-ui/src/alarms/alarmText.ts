import { filled } from '../format/filled';
import { date } from '../format/time';
import { t } from '../messages';
import type { Alarm } from './api';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What an alarm is about, in the reader's language; as the server says it where no facts are known. */
export function alarmText({
  condition,
  facts,
  detail,
}: Pick<Alarm, 'condition' | 'facts' | 'detail'>): string {
  if (facts.length === 0) return detail;
  const told = facts.map((fact) => (DAY.test(fact) ? date(`${fact}T12:00Z`, 'UTC') : fact));
  return filled(t.alarms.texts[condition], told);
}
