import { useClock } from '../api/clock';
import { useStreamState } from '../api/live';
import { Badge, Status } from '../design/Badge';
import { clockTime, day, fullTime } from '../format/time';
import { t } from '../messages';
import css from './LiveState.module.css';
import { useHomeZone } from './useZone';

/** Whether the page is live, and the server's time where it differs from ours. */
export function LiveState() {
  const { kind } = useStreamState();
  const { now, speed } = useClock();
  const zone = useHomeZone();
  return (
    <div className={css.state}>
      <Status tone={kind === 'open' ? 'good' : 'warn'} hollow={kind !== 'open'}>
        {kind === 'open' ? t.shell.live : kind === 'connecting' ? t.shell.connecting : t.shell.offline}
      </Status>
      {speed !== 1 && (
        <span className={css.clock} title={t.shell.speedHint(speed)}>
          <Badge tone="accent">{t.shell.speed(speed)}</Badge>
          <time dateTime={new Date(now).toISOString()} title={fullTime(now, zone)}>
            <span className={css.day}>{day(now, zone)} </span>
            {clockTime(now, zone)}
          </time>
        </span>
      )}
    </div>
  );
}
