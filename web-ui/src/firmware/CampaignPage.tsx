import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Status, type Tone } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty, ProblemNote } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import {
  type Campaign,
  type CampaignDetail,
  type CampaignMember,
  type CampaignState,
  campaignPath,
  campaignQuery,
} from './api';
import { CampaignProgress, CampaignStatus } from './CampaignProgress';

/** One campaign: how it stands, and what became of each station. */
export default function CampaignPage() {
  const { id = '' } = useParams();
  const query = useQuery(campaignQuery(id));
  return <Loaded query={query}>{(detail) => <CampaignView {...detail} />}</Loaded>;
}

type Order = 'pause' | 'resume' | 'cancel';

const orders: Record<CampaignState, readonly Order[]> = {
  RUNNING: ['pause', 'cancel'],
  PAUSED: ['resume', 'cancel'],
  STOPPED: ['resume', 'cancel'],
  CANCELLED: [],
  DONE: [],
};

function CampaignView({ campaign, members }: CampaignDetail) {
  const { now } = useClock();
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const ordering = useMutation({
    mutationFn: (order: Order) => http.post<Campaign>(`${campaignPath(campaign.id)}/${order}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['campaigns'] }),
  });
  return (
    <>
      <PageHeader
        title={campaign.name}
        trail={[{ to: '/firmware', label: t.firmware.title }]}
        status={<CampaignStatus campaign={campaign} />}
        note={
          <>
            <CampaignProgress campaign={campaign} />
            <span>{t.firmware.care(campaign.canary, campaign.maxInFlight, campaign.maxFailures)}</span>
            {campaign.note && <span>{campaign.note}</span>}
          </>
        }
        actions={
          mayAct &&
          orders[campaign.state].map((order) => (
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
      <Panel title={t.stations.title} flush>
        <DataTable
          label={t.stations.title}
          columns={columns(now)}
          rows={members}
          rowKey={({ stationId }) => stationId}
          rowLink={({ stationId }) => `/stations/${encodeURIComponent(stationId)}/maintenance`}
          empty={<Empty icon="stations" title={t.stations.empty} />}
        />
      </Panel>
    </>
  );
}

const tones: Record<CampaignMember['state'], Tone> = {
  WAITING: 'neutral',
  UPDATING: 'accent',
  DONE: 'good',
  FAILED: 'bad',
  CANCELLED: 'neutral',
};

const columns = (now: number): Column<CampaignMember>[] => [
  { key: 'station', header: t.stations.station, cell: ({ stationId }) => stationId },
  {
    key: 'state',
    header: t.firmware.state,
    cell: ({ state }) => <Status tone={tones[state]}>{t.firmware.memberStates[state]}</Status>,
  },
  {
    key: 'said',
    header: t.maintenance.lastWord,
    cell: ({ status, note }) => <span className="muted">{note ?? status ?? '–'}</span>,
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
