import { Status, type Tone } from '../design/Badge';
import { type Column, DataTable } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import type { ClientStatus, HubClient, Partner } from './api';

const tones: Record<ClientStatus, Tone> = {
  CONNECTED: 'good',
  OFFLINE: 'warn',
  PLANNED: 'neutral',
  SUSPENDED: 'bad',
};

/** What is known of a party that the hub named only when it registered. */
type Client = Pick<HubClient, 'countryCode' | 'partyId' | 'role'> & Partial<HubClient>;

/** The parties behind a hub, and which of them can be reached. */
export function HubPanel({ hub, now }: { hub: Partner; now: number }) {
  const clients: Client[] = [...hub.clients, ...named(hub)];
  return (
    <Panel title={t.roaming.clients} flush>
      <DataTable
        label={t.roaming.clients}
        rows={clients}
        columns={columns(now)}
        rowKey={({ countryCode, partyId, role }) => `${countryCode}*${partyId} ${role}`}
        empty={<Empty compact icon="activity" title={t.roaming.clientsEmpty} />}
      />
    </Panel>
  );
}

const named = ({ roles, clients }: Partner) =>
  roles.filter(
    (role) =>
      role.role !== 'HUB' &&
      !clients.some(
        ({ countryCode, partyId }) =>
          `${countryCode}*${partyId}`.toUpperCase() === `${role.countryCode}*${role.partyId}`.toUpperCase(),
      ),
  );

const columns = (now: number): Column<Client>[] => [
  {
    key: 'party',
    header: t.roaming.party,
    cell: ({ countryCode, partyId }) => (
      <span className="mono">
        {countryCode}*{partyId}
      </span>
    ),
  },
  { key: 'role', header: t.roaming.role, cell: ({ role }) => role },
  {
    key: 'status',
    header: t.roaming.health,
    cell: ({ status }) =>
      status ? (
        <Status tone={tones[status]}>{t.roaming.clientStates[status]}</Status>
      ) : (
        <Status hollow>{t.roaming.clientUnknown}</Status>
      ),
  },
  {
    key: 'at',
    header: t.roaming.when,
    align: 'right',
    hide: 'small',
    cell: ({ lastUpdated }) => lastUpdated && <span className="muted">{relative(lastUpdated, now)}</span>,
  },
];
