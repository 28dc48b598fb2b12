import { useQuery } from '@tanstack/react-query';
import { http } from '../api/http';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { count, money } from '../format/number';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import type { Period } from './api';

/** What a partner was billed in one currency, credits taken off. */
export interface BilledPartner {
  partnerId: string;
  partner: string;
  sessions: number;
  total: number;
  currency: string;
}

export const billedPartnersQuery = ({ from, to }: Period, site?: string) => ({
  queryKey: ['roaming', 'billed', site, from, to],
  queryFn: () => http.get<BilledPartner[]>('/roaming/billed/partners', { from, to, site }),
});

/** What each partner comes to in a period, at one site or all. */
export function BilledPartners({ period, site }: { period: Period; site?: string }) {
  const query = useQuery(billedPartnersQuery(period, site));
  const seesPartners = useRole('viewer');
  return (
    <Loaded query={query}>
      {(rows) => (
        <DataTable
          label={t.settlement.billedByPartner}
          columns={columns}
          rows={rows}
          rowKey={({ partnerId, currency }) => `${partnerId} ${currency}`}
          rowLink={seesPartners ? ({ partnerId }) => `/roaming/${partnerId}` : undefined}
          empty={
            <Empty compact icon="prices" title={t.settlement.noneBilledInMonth}>
              {t.settlement.noneBilledDetail}
            </Empty>
          }
        />
      )}
    </Loaded>
  );
}

const columns: Column<BilledPartner>[] = [
  { key: 'partner', header: t.settlement.partner, cell: ({ partner }) => partner },
  {
    key: 'sessions',
    header: t.settlement.sessions,
    align: 'right',
    cell: ({ sessions }) => count(sessions),
  },
  {
    key: 'total',
    header: t.settlement.billedTotal,
    align: 'right',
    cell: ({ total, currency }) => money(total, currency),
  },
];
