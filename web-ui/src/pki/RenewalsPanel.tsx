import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Column, DataTable } from '../design/DataTable';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import { type EndingCertificate, renewalsQuery } from './api';
import { Expiry } from './Expiry';

/** Stations whose certificate ends soon, and why it is not renewed yet; nothing when there are none. */
export function RenewalsPanel() {
  const { data: ending = [] } = useQuery(renewalsQuery);
  if (ending.length === 0) return null;
  return (
    <Panel title={t.pki.renewals} flush>
      <DataTable
        label={t.pki.renewals}
        columns={columns}
        rows={ending}
        rowKey={({ stationId, certificateType }) => `${stationId} ${certificateType}`}
        empty={null}
      />
    </Panel>
  );
}

const columns: Column<EndingCertificate>[] = [
  {
    key: 'station',
    header: t.pki.station,
    cell: ({ stationId }) => (
      <Link to={`/stations/${encodeURIComponent(stationId)}/security`}>{stationId}</Link>
    ),
  },
  { key: 'type', header: t.security.use, hide: 'small', cell: ({ certificateType }) => certificateType },
  { key: 'attempts', header: t.pki.attempts, align: 'right', cell: ({ attempts }) => attempts },
  {
    key: 'next',
    header: t.pki.nextAttempt,
    hide: 'small',
    cell: ({ nextAt, note }) => (
      <span className="muted" title={note}>
        {nextAt ? relative(nextAt, Date.now()) : t.pki.whenConnected}
        {note && ` · ${note}`}
      </span>
    ),
  },
  {
    key: 'ends',
    header: t.pki.ends,
    align: 'right',
    cell: ({ validUntil }) => <Expiry at={validUntil} now={Date.now()} />,
  },
];
