import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { alarmText } from '../alarms/alarmText';
import { openAlarmsQuery } from '../alarms/api';
import { useClock } from '../api/clock';
import { Status } from '../design/Badge';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import css from './OpenAlarms.module.css';

/** What a person has not looked at yet; not there at all when there is nothing. */
export function OpenAlarms() {
  const { data: alarms = [] } = useQuery(openAlarmsQuery);
  const { now } = useClock(10_000);
  if (alarms.length === 0) return null;
  return (
    <Panel
      title={
        <Link to="/alarms" className="link">
          {t.alarms.openOnes}
        </Link>
      }
    >
      <ul className={css.alarms}>
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            <Status tone={alarm.endedAt ? 'warn' : 'bad'}>{alarmText(alarm)}</Status>
            <span className="muted">{relative(alarm.raisedAt, now)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
