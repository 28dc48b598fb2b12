import { useMemo } from 'react';
import type { Session, SitePlan } from '../api/types';
import { DataTable } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { activeColumns } from '../sessions/columns';
import { sessionPath } from '../sessions/SessionParts';

interface Props {
  sessions?: readonly Session[];
  plan?: SitePlan;
  now: number;
  zone: string;
  onHover: (session: Session | undefined) => void;
}

// The same at every drawing, so that rows without news are left alone.
const idOf = ({ id }: Session) => id;
const pathOf = ({ id }: Session) => sessionPath(id);
const MINUTE_MS = 60_000;

/** The cars behind the connection; pointing at one shows its part in the plan. */
export function CarsPanel({ sessions, plan, now, zone, onHover }: Props) {
  const short = plan?.cars.filter(({ shortfallWh }) => shortfallWh > 0).length ?? 0;
  const minute = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  const columns = useMemo(() => activeColumns({ now: minute, zoneOf: () => zone }), [minute, zone]);
  return (
    <Panel title={t.sites.cars} note={short > 0 && t.overview.atRisk(short)} flush>
      <DataTable
        label={t.sites.cars}
        columns={columns}
        endless
        rows={sessions}
        rowKey={idOf}
        rowLink={pathOf}
        onHover={onHover}
        empty={
          <Empty icon="vehicles" title={t.sites.noCars}>
            {t.sites.noCarsDetail}
          </Empty>
        }
      />
    </Panel>
  );
}
