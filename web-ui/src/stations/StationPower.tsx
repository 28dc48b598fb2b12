import type { Evse } from '../api/types';
import { Flow } from '../sessions/SessionParts';

/** What flows at a station now, over all its EVSEs. */
export function StationPower({ evses }: { evses: readonly Evse[] }) {
  const flows = evses.flatMap(({ powerW }) => powerW ?? []);
  if (flows.length === 0) return <span className="muted">–</span>;
  return <Flow watts={flows.reduce((sum, watts) => sum + watts, 0)} />;
}
