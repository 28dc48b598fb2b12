import { Badge } from '../design/Badge';
import { browserZone, date, fullTime, relative } from '../format/time';

const WARN_MS = 30 * 86_400_000;

/** When something ends; within a month, or past, it stands out. */
export function Expiry({ at, now }: { at: string; now: number }) {
  const left = Date.parse(at) - now;
  return (
    <span title={fullTime(at, browserZone)}>
      {left > WARN_MS ? (
        <span className="muted">{date(at, browserZone)}</span>
      ) : (
        <Badge tone={left < 0 ? 'bad' : 'warn'}>{relative(at, now)}</Badge>
      )}
    </span>
  );
}
