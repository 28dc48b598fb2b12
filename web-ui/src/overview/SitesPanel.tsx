import { useQuery } from '@tanstack/react-query';
import { sitesQuery } from '../api/queries';
import { Loaded } from '../design/Loaded';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { SitesTable } from '../sites/SitesTable';

export function SitesPanel() {
  const query = useQuery({ ...sitesQuery, refetchInterval: 15_000 });
  return (
    <Panel title={t.overview.sites} flush>
      <Loaded query={query}>{(sites) => <SitesTable sites={sites} />}</Loaded>
    </Panel>
  );
}
