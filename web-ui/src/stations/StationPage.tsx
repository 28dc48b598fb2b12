import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { useClock } from '../api/clock';
import { sitesQuery, stationQuery } from '../api/queries';
import type { Station } from '../api/types';
import { Status } from '../design/Badge';
import { Split, Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { PageHeader } from '../design/PageHeader';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { useZone } from '../shell/useZone';
import { CommandPanel } from './CommandPanel';
import { EvsesPanel } from './EvsesPanel';
import { IdentityPanel } from './IdentityPanel';
import { MessagesPanel } from './MessagesPanel';
import { StationActions } from './StationActions';
import { StationSessions } from './StationSessions';

/** One station: what it is, what it does, what it says, and a way to ask it anything. */
export default function StationPage() {
  const { id = '' } = useParams();
  const query = useQuery(stationQuery(id));
  return <Loaded query={query}>{(station) => <StationView station={station} />}</Loaded>;
}

function StationView({ station }: { station: Station }) {
  const { data: sites } = useQuery(sitesQuery);
  const { now } = useClock();
  const zone = useZone(station.siteId);
  const mayAct = useRole('operator');
  const site = sites?.find(({ id }) => id === station.siteId);
  return (
    <>
      <PageHeader
        title={station.name || station.id}
        trail={[{ to: '/stations', label: t.stations.title }]}
        status={
          <Status tone={station.online ? 'good' : 'neutral'} hollow={!station.online}>
            {station.online ? t.stations.online : t.stations.offline}
          </Status>
        }
        note={
          <>
            {station.name && station.name !== station.id && <span className="mono">{station.id}</span>}
            {site && (
              <Link className="link" to={`/sites/${encodeURIComponent(site.id)}`}>
                {site.name}
              </Link>
            )}
            {!station.online && station.lastSeenAt && (
              <span>
                {t.stations.lastSeen} {relative(station.lastSeenAt, now)}
              </span>
            )}
          </>
        }
        actions={mayAct && <StationActions station={station} />}
      />
      <Split>
        <Stack>
          <EvsesPanel station={station} />
          <StationSessions stationId={station.id} now={now} zone={zone} />
          <MessagesPanel stationId={station.id} now={now} zone={zone} />
        </Stack>
        <Stack>
          <IdentityPanel station={station} zone={zone} />
          {mayAct && <CommandPanel station={station} />}
        </Stack>
      </Split>
    </>
  );
}
