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

/** The cars behind the connection; pointing at one shows its part in the plan. */
export function CarsPanel({ sessions, plan, now, zone, onHover }: Props) {
  const short = plan?.cars.filter(({ shortfallWh }) => shortfallWh > 0).length ?? 0;
  return (
    <Panel title={t.sites.cars} note={short > 0 && t.overview.atRisk(short)} flush>
      <DataTable
        label={t.sites.cars}
        columns={activeColumns({ now, zoneOf: () => zone })}
        rows={sessions}
        rowKey={({ id }) => id}
        rowLink={({ id }) => sessionPath(id)}
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
