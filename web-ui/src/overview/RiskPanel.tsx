import { useQuery } from '@tanstack/react-query';
import { useClock } from '../api/clock';
import { activeSessionsQuery, sitesQuery } from '../api/queries';
import { DataTable } from '../design/DataTable';
import { Panel } from '../design/Panel';
import { browserZone } from '../format/time';
import { t } from '../messages';
import { activeColumns } from '../sessions/columns';
import { sessionPath } from '../sessions/SessionParts';

/** The sessions that need a person; not there at all when none does. */
export function RiskPanel({ atRisk }: { atRisk: number }) {
  const { data: sessions } = useQuery({ ...activeSessionsQuery(), enabled: atRisk > 0 });
  const { data: sites = [] } = useQuery(sitesQuery);
  const { now } = useClock(10_000);
  if (atRisk === 0) return null;
  const zoneOf = (id: string) => sites.find((site) => site.id === id)?.timeZone ?? browserZone;
  const risky = sessions?.filter(({ promise }) => promise && !promise.feasible);
  if (risky?.length === 0) return null;
  return (
    <Panel title={t.overview.riskTitle} flush>
      <DataTable
        label={t.overview.riskTitle}
        columns={activeColumns({ now, zoneOf }).filter(({ key }) => key !== 'energy' && key !== 'plan')}
        rows={risky}
        rowKey={({ id }) => id}
        rowLink={({ id }) => sessionPath(id)}
        empty={null}
      />
    </Panel>
  );
}
