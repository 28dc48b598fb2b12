import { Badge } from '../design/Badge';
import { relative } from '../format/time';

const WARN_MS = 30 * 86_400_000;

/** When something ends; within a month, or past, it stands out. */
export function Expiry({ at, now }: { at: string; now: number }) {
  const left = Date.parse(at) - now;
  if (left > WARN_MS) return <span className="muted">{relative(at, now)}</span>;
  return <Badge tone={left < 0 ? 'bad' : 'warn'}>{relative(at, now)}</Badge>;
}
