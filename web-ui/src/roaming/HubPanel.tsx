import { Status, type Tone } from '../design/Badge';
import { type Column, DataTable } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import type { ClientStatus, HubClient } from './api';

const tones: Record<ClientStatus, Tone> = {
  CONNECTED: 'good',
  OFFLINE: 'warn',
  PLANNED: 'neutral',
  SUSPENDED: 'bad',
};

/** The parties behind a hub, and which of them can be reached. */
export function HubPanel({ clients, now }: { clients: HubClient[]; now: number }) {
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

const columns = (now: number): Column<HubClient>[] => [
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
    cell: ({ status }) => <Status tone={tones[status]}>{t.roaming.clientStates[status]}</Status>,
  },
  {
    key: 'at',
    header: t.roaming.when,
    align: 'right',
    hide: 'small',
    cell: ({ lastUpdated }) => <span className="muted">{relative(lastUpdated, now)}</span>,
  },
];
