import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { http } from '../api/http';
import { Status } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type Order, ordersQuery } from './upstreams';

/** Certificates that somebody else is to issue, and why there are none yet; nothing when there are none. */
export function OrdersPanel() {
  const client = useQueryClient();
  const mayRetry = useRole('operator');
  const { data: orders = [] } = useQuery(ordersQuery);
  const retry = useMutation({
    mutationFn: ({ stationId, certificateType }: Order) =>
      http.post(
        `/station-certificates/orders/${encodeURIComponent(stationId)}/${certificateType}/retry`,
        undefined,
      ),
    onSettled: () => client.invalidateQueries({ queryKey: ['station-certificates'] }),
  });
  if (orders.length === 0) return null;
  return (
    <Panel title={t.pki.orders} flush>
      <DataTable
        label={t.pki.orders}
        columns={columns(mayRetry ? retry.mutate : undefined)}
        rows={orders}
        rowKey={({ stationId, certificateType }) => `${stationId} ${certificateType}`}
        empty={null}
      />
    </Panel>
  );
}

const columns = (retry?: (order: Order) => void): Column<Order>[] => [
  {
    key: 'station',
    header: t.pki.station,
    cell: ({ stationId }) => (
      <Link to={`/stations/${encodeURIComponent(stationId)}/security`}>{stationId}</Link>
    ),
  },
  { key: 'type', header: t.security.use, hide: 'small', cell: ({ certificateType }) => certificateType },
  { key: 'from', header: t.pki.authority, hide: 'small', cell: ({ upstream }) => upstream },
  {
    key: 'state',
    header: t.pki.state,
    cell: ({ state, nextAt, note }) => (
      <Status tone={state === 'FAILED' ? 'bad' : undefined} title={note}>
        {state === 'FAILED' ? t.pki.failed : relative(nextAt, Date.now())}
        {note && ` · ${note}`}
      </Status>
    ),
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (order) =>
      retry &&
      order.state === 'FAILED' && (
        <Button look="quiet" icon="refresh" iconOnly onClick={() => retry(order)}>
          {t.pki.retry}
        </Button>
      ),
  },
];
