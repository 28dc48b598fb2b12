import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { asProblem } from '../api/problem';
import { sitesQuery, stationQuery } from '../api/queries';
import type { Station } from '../api/types';
import { Status } from '../design/Badge';
import { Failure } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { SkeletonBlock } from '../design/Skeleton';
import { t } from '../messages';
import { AdmitPanel } from './AdmitPanel';
import { HandoverPanel } from './HandoverPanel';
import css from './Install.module.css';
import { PlacePanel } from './PlacePanel';
import { TestPanel } from './TestPanel';

const LOOK_AGAIN_MS = 5_000;

/** Setting up one station, step by step: let in, placed, tested, handed over. */
export default function InstallStationPage() {
  const { id = '' } = useParams();
  const client = useQueryClient();
  const query = useQuery({ ...stationQuery(id), refetchInterval: LOOK_AGAIN_MS });
  const { data: sites = [] } = useQuery(sitesQuery);
  const problem = query.error ? asProblem(query.error) : undefined;
  const known = (station: Station) => {
    client.setQueryData(stationQuery(id).queryKey, station);
    void client.invalidateQueries({ queryKey: ['stations', 'list'] });
  };
  return (
    <div className={css.page}>
      <PageHeader
        title={query.data?.name || id}
        trail={[{ to: '/install', label: t.install.title }]}
        status={query.data && <Connection station={query.data} />}
        note={<span className="mono">{id}</span>}
      />
      {query.isPending && <SkeletonBlock rows={6} />}
      {!query.data && problem?.status === 404 && <AdmitPanel id={id} sites={sites} onDone={known} />}
      {!query.data && problem && problem.status !== 404 && (
        <Failure problem={problem} onRetry={() => void query.refetch()} />
      )}
      {query.data && (
        <>
          <PlacePanel key={query.data.siteId} station={query.data} sites={sites} onDone={known} />
          <TestPanel station={query.data} />
          <HandoverPanel stationId={id} />
        </>
      )}
    </div>
  );
}

const Connection = ({ station: { online } }: { station: Station }) => (
  <Status tone={online ? 'good' : 'neutral'} hollow={!online}>
    {online ? t.stations.online : t.stations.offline}
  </Status>
);
