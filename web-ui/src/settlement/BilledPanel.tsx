import { paged } from '../api/queries';
import type { Instant, Site } from '../api/types';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { energy, money } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';

/** A CDR that a partner was sent; credits are negative. */
interface BilledCdr {
  id: string;
  partner: string;
  sessionId: string;
  startedAt: Instant;
  importWh: number;
  exportWh: number;
  total: number;
  currency: string;
}

/** The CDRs that roaming partners were sent for sessions here, the newest first. */
export function BilledPanel({ site, now }: { site: Site; now: number }) {
  return (
    <Panel title={t.settlement.cdrs} flush>
      <PagedTable
        label={t.settlement.cdrs}
        query={paged<BilledCdr>(['billed'], '/roaming/billed', { site: site.id })}
        columns={columns(now, site.timeZone)}
        rowKey={({ id }) => id}
        rowLink={({ sessionId }) => `/sessions/${sessionId}`}
        empty={
          <Empty compact icon="prices" title={t.settlement.noCdrs}>
            {t.settlement.noCdrsDetail}
          </Empty>
        }
      />
    </Panel>
  );
}

const columns = (now: number, zone: string): Column<BilledCdr>[] => [
  { key: 'partner', header: t.settlement.partner, cell: ({ partner }) => partner },
  {
    key: 'id',
    header: t.settlement.cdr,
    hide: 'small',
    cell: ({ id }) => <span className="mono">{id}</span>,
  },
  { key: 'started', header: t.sessions.started, cell: ({ startedAt }) => nearTime(startedAt, now, zone) },
  {
    key: 'energy',
    header: t.sessions.energy,
    align: 'right',
    hide: 'small',
    cell: ({ importWh, exportWh }) => `${energy(importWh)} / ${energy(exportWh)}`,
  },
  {
    key: 'total',
    header: t.settlement.billedTotal,
    align: 'right',
    cell: ({ total, currency }) => money(total, currency),
  },
];
