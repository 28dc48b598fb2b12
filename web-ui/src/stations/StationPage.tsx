import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { StationEventsTable } from '../activity/StationEventsTable';
import { useClock } from '../api/clock';
import { sitesQuery, stationQuery } from '../api/queries';
import type { Station } from '../api/types';
import { Status } from '../design/Badge';
import { Split, Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { RenameButton } from '../design/RenameButton';
import { Tabs } from '../design/Tabs';
import { toast } from '../design/Toasts';
import { DeviceModelTab } from '../devicemodel/DeviceModelTab';
import { relative } from '../format/time';
import { CommandsPanel } from '../maintenance/CommandsPanel';
import { MaintenanceTab } from '../maintenance/MaintenanceTab';
import { t } from '../messages';
import { SecurityTab } from '../security/SecurityTab';
import { NothingHere } from '../shell/NothingHere';
import { useRole } from '../shell/useRole';
import { useZone } from '../shell/useZone';
import { CommandPanel } from './CommandPanel';
import { EvsesPanel } from './EvsesPanel';
import { IdentityPanel } from './IdentityPanel';
import { MessagesPanel } from './MessagesPanel';
import { StationActions } from './StationActions';
import { StationSessions } from './StationSessions';

/** Only the first is for tenants. */
const ALL_TABS = ['', 'device', 'messages', 'maintenance', 'security'] as const;

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
  const mayRename = useRole('tenant-operator');
  const seesAll = useRole('viewer');
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
        actions={mayAct ? <StationActions station={station} /> : mayRename && <Rename station={station} />}
      />
      <Tabs
        label={t.stations.parts}
        tabs={(seesAll ? ALL_TABS : ALL_TABS.slice(0, 1)).map((tab) => ({
          to: `/stations/${encodeURIComponent(station.id)}${tab && `/${tab}`}`,
          label: t.stations.tabs[tab || 'live'],
        }))}
      />
      <StationPart station={station} now={now} zone={zone} />
    </>
  );
}

/** All that tenants change of a station. */
function Rename({ station }: { station: Station }) {
  const client = useQueryClient();
  return (
    <RenameButton<Station>
      path={`/stations/${encodeURIComponent(station.id)}`}
      name={station.name}
      title={t.stations.edit}
      label={t.stations.name}
      onSaved={(saved) => {
        client.setQueryData(['stations', 'one', saved.id], saved);
        toast(t.stations.saved);
      }}
    />
  );
}

function StationPart({ station, now, zone }: { station: Station; now: number; zone: string }) {
  const { part = '' } = useParams();
  const mayAct = useRole('operator');
  const seesAll = useRole('viewer');
  const mayCommand = useRole('tenant-operator');
  switch (seesAll ? part : part && 'closed') {
    case '':
      return (
        <Split>
          <Stack>
            <EvsesPanel station={station} />
            <StationSessions stationId={station.id} now={now} zone={zone} />
            {seesAll && (
              <Panel title={t.activity.events} flush>
                <StationEventsTable station={station.id} now={now} />
              </Panel>
            )}
          </Stack>
          <Stack>
            <IdentityPanel station={station} zone={zone} />
            {!seesAll && mayCommand && <CommandsPanel station={station} />}
          </Stack>
        </Split>
      );
    case 'device':
      return <DeviceModelTab station={station} now={now} zone={zone} />;
    case 'messages':
      return (
        <Split>
          <MessagesPanel stationId={station.id} now={now} zone={zone} />
          {mayAct && <CommandPanel station={station} />}
        </Split>
      );
    case 'maintenance':
      return <MaintenanceTab station={station} now={now} />;
    case 'security':
      return <SecurityTab station={station} now={now} />;
    default:
      return <NothingHere />;
  }
}
