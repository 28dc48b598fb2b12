import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Status, type Tone } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { FilterSelect } from '../design/FilterSelect';
import { Loaded } from '../design/Loaded';
import { Empty, ProblemNote } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { saveFile } from '../design/saveFile';
import { csv } from '../format/csv';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import {
  type Campaign,
  type CampaignDetail,
  type CampaignKind,
  type CampaignMember,
  type CampaignState,
  campaignPath,
  campaignQuery,
} from './api';
import { CampaignProgress, CampaignStatus } from './CampaignProgress';

const trails = {
  firmware: { to: '/firmware', label: t.firmware.title },
  renewal: { to: '/certificates/stations', label: t.pki.title },
  bulk: { to: '/bulk', label: t.bulk.title },
} satisfies Record<CampaignKind, { to: string; label: string }>;

/** One campaign: how it stands, and what became of each station. */
export default function CampaignPage({ kind }: { kind: CampaignKind }) {
  const { id = '' } = useParams();
  const query = useQuery(campaignQuery(kind, id));
  return <Loaded query={query}>{(detail) => <CampaignView kind={kind} {...detail} />}</Loaded>;
}

type Order = 'pause' | 'resume' | 'retry' | 'cancel';

const orders: Record<CampaignState, readonly Order[]> = {
  RUNNING: ['pause', 'cancel'],
  PAUSED: ['resume', 'cancel'],
  STOPPED: ['resume', 'cancel'],
  CANCELLED: [],
  DONE: [],
};

/** What a campaign can be told; going on after a stop gives those that failed another turn anyway. */
const ordersOf = ({ state, failed }: Campaign): readonly Order[] =>
  failed > 0 && state !== 'STOPPED' && state !== 'CANCELLED' ? ['retry', ...orders[state]] : orders[state];

function CampaignView({ kind, campaign, members }: CampaignDetail & { kind: CampaignKind }) {
  const { now } = useClock();
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const ordering = useMutation({
    mutationFn: (order: Order) => http.post<Campaign>(`${campaignPath(kind, campaign.id)}/${order}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  return (
    <>
      <PageHeader
        title={campaign.name}
        trail={[trails[kind]]}
        status={<CampaignStatus campaign={campaign} />}
        note={
          <>
            <CampaignProgress campaign={campaign} />
            {kind !== 'bulk' && (
              <span>{t.firmware.care(campaign.canary, campaign.maxInFlight, campaign.maxFailures)}</span>
            )}
            {campaign.maxPerMinute && <span>{t.bulk.care(campaign.maxInFlight, campaign.maxPerMinute)}</span>}
            {campaign.askedBy && <span>{t.bulk.askedBy(campaign.askedBy)}</span>}
            {campaign.maxPerHour && <span>{t.pki.rate(campaign.maxPerHour)}</span>}
            {campaign.note && <span>{campaign.note}</span>}
          </>
        }
        actions={
          mayAct &&
          ordersOf(campaign).map((order) => (
            <Button
              key={order}
              look={order === 'cancel' ? 'danger' : 'plain'}
              busy={ordering.isPending && ordering.variables === order}
              onClick={() => ordering.mutate(order)}
            >
              {t.firmware.orders[order]}
            </Button>
          ))
        }
      />
      {ordering.error && <ProblemNote problem={asProblem(ordering.error)} />}
      <Members kind={kind} name={campaign.name} members={members} now={now} />
    </>
  );
}

const SHOWN = 200;

interface MembersProps {
  kind: CampaignKind;
  name: string;
  members: readonly CampaignMember[];
  now: number;
}

/** What became of each station, as a list and as a file. */
function Members({ kind, name, members, now }: MembersProps) {
  const [state, setState] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const found = state ? members.filter((member) => member.state === state) : members;
  const words = kind === 'bulk' ? t.bulk.memberStates : t.firmware.memberStates;
  return (
    <Panel
      title={t.stations.title}
      flush
      actions={
        <>
          <FilterSelect
            label={t.firmware.state}
            value={state}
            options={[
              { value: '', label: t.common.all },
              ...Object.entries(words).map(([value, label]) => ({ value, label })),
            ]}
            onChange={setState}
          />
          <Button
            icon="download"
            onClick={() => saveFile(`${name}.csv`, new Blob([membersCsv(found)], { type: 'text/csv' }))}
          >
            CSV
          </Button>
        </>
      }
    >
      <DataTable
        label={t.stations.title}
        columns={columns(now, words)}
        rows={found.slice(0, shown)}
        rowKey={({ stationId }) => stationId}
        rowLink={({ stationId }) => `/stations/${encodeURIComponent(stationId)}/${tabs[kind]}`}
        more={found.length > shown ? { load: () => setShown(shown + SHOWN), loading: false } : undefined}
        empty={<Empty icon="stations" title={t.stations.emptyFiltered} />}
      />
    </Panel>
  );
}

const said = ({ note, answer, status }: CampaignMember) => note ?? answer ?? status;

export const membersCsv = (members: readonly CampaignMember[]): string =>
  csv([
    ['station', 'state', 'said', 'begun', 'ended'],
    ...members.map((member) => [
      member.stationId,
      member.state,
      said(member) ?? '',
      member.begunAt ?? '',
      member.endedAt ?? '',
    ]),
  ]);

const tabs: Record<CampaignKind, string> = { firmware: 'maintenance', renewal: 'security', bulk: 'messages' };

const tones: Record<CampaignMember['state'], Tone> = {
  WAITING: 'neutral',
  UPDATING: 'accent',
  DONE: 'good',
  FAILED: 'bad',
  SKIPPED: 'neutral',
};

const columns = (now: number, words: Record<CampaignMember['state'], string>): Column<CampaignMember>[] => [
  { key: 'station', header: t.stations.station, cell: ({ stationId }) => stationId },
  {
    key: 'state',
    header: t.firmware.state,
    cell: ({ state }) => <Status tone={tones[state]}>{words[state]}</Status>,
  },
  {
    key: 'said',
    header: t.maintenance.lastWord,
    cell: (member) => (
      <span className="muted">{said(member) ?? (member.step ? t.pki.steps[member.step] : '–')}</span>
    ),
  },
  {
    key: 'ended',
    header: t.firmware.since,
    align: 'right',
    hide: 'small',
    cell: ({ begunAt, endedAt }) => {
      const at = endedAt ?? begunAt;
      return <span className="muted">{at ? relative(at, now) : '–'}</span>;
    },
  },
];
