import type { ReactNode } from 'react';
import { useClock } from '../api/clock';
import type { Column } from '../design/DataTable';
import { PagedTable } from '../design/PagedTable';
import { relative } from '../format/time';
import { t } from '../messages';
import { type Campaign, type CampaignKind, campaignsQuery } from './api';
import { CampaignProgress, CampaignStatus } from './CampaignProgress';

interface Props {
  kind: CampaignKind;
  /** What is said while there are none. */
  empty: ReactNode;
}

/** All campaigns of a kind, the newest first. */
export function CampaignsTable({ kind, empty }: Props) {
  const { now } = useClock();
  return (
    <PagedTable
      label={t.firmware.campaigns}
      query={campaignsQuery(kind)}
      columns={columns(now)}
      rowKey={({ id }) => id}
      rowLink={({ id }) => links[kind] + id}
      empty={empty}
    />
  );
}

const links: Record<CampaignKind, string> = {
  firmware: '/campaigns/',
  renewal: '/certificates/renewals/',
  bulk: '/bulk/',
};

const columns = (now: number): Column<Campaign>[] => [
  { key: 'name', header: t.firmware.name, cell: ({ name }) => name },
  { key: 'state', header: t.firmware.state, cell: (campaign) => <CampaignStatus campaign={campaign} /> },
  {
    key: 'progress',
    header: t.firmware.progress,
    cell: (campaign) => <CampaignProgress campaign={campaign} />,
  },
  {
    key: 'at',
    header: t.firmware.begunAt,
    align: 'right',
    hide: 'small',
    cell: ({ createdAt }) => <span className="muted">{relative(createdAt, now)}</span>,
  },
];
