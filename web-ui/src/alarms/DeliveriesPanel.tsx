import { Badge, Status } from '../design/Badge';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import { type Delivery, deliveriesQuery } from './api';

/** What was told to whom, and how that went. */
export function DeliveriesPanel() {
  return (
    <Panel title={t.alarms.deliveries} flush>
      <PagedTable
        label={t.alarms.deliveries}
        query={deliveriesQuery}
        columns={columns}
        rowKey={({ id }) => String(id)}
        empty={<Empty icon="bell" title={t.alarms.noDeliveries} />}
      />
    </Panel>
  );
}

function Outcome({ deliveredAt, nextAt, attempts, error }: Delivery) {
  if (deliveredAt) return <Status tone="good">{t.alarms.delivered}</Status>;
  if (!nextAt) {
    return (
      <Badge tone="bad" title={error}>
        {t.alarms.givenUp}
      </Badge>
    );
  }
  return attempts === 0 ? (
    <Status hollow>{t.alarms.waits}</Status>
  ) : (
    <Badge tone="warn" title={error}>
      {t.alarms.tryAgain(fullTime(nextAt, browserZone))}
    </Badge>
  );
}

const columns: Column<Delivery>[] = [
  { key: 'when', header: t.alarms.when, cell: ({ createdAt }) => fullTime(createdAt, browserZone) },
  { key: 'to', header: t.alarms.to, cell: ({ destination }) => <strong>{destination}</strong> },
  { key: 'what', header: t.alarms.what, hide: 'small', cell: ({ subject }) => subject },
  {
    key: 'error',
    header: '',
    hide: 'medium',
    cell: ({ error }) => <span className="muted">{error}</span>,
  },
  { key: 'state', header: t.alarms.state, align: 'right', cell: Outcome },
];
