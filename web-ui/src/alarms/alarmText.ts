import { filled, told } from '../format/filled';
import { t } from '../messages';
import type { Alarm, Condition } from './api';

/** What stations told stays as they told it. */
const VERBATIM: readonly Condition[] = ['VARIABLE', 'STATION_EVENT'];

/** What an alarm is about, in the reader's language; as the server says it where no facts are known. */
export function alarmText({
  condition,
  facts,
  detail,
}: Pick<Alarm, 'condition' | 'facts' | 'detail'>): string {
  if (facts.length === 0) return detail;
  return filled(t.alarms.texts[condition], VERBATIM.includes(condition) ? facts : told(facts));
}
