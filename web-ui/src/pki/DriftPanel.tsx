import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { type Column, DataTable } from '../design/DataTable';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import { driftQuery, type InventoryEntry, type StationInventory } from '../security/api';
import { InventoryState } from '../security/InventoryTable';

type Drift = InventoryEntry & Pick<StationInventory, 'stationId' | 'toldAt'>;

/** Stations that have other certificates than they are to have; nothing when there are none. */
export function DriftPanel() {
  const { data: drifting = [] } = useQuery(driftQuery);
  if (drifting.length === 0) return null;
  const rows = drifting.flatMap(({ stationId, toldAt, entries }) =>
    entries.map((entry): Drift => ({ ...entry, stationId, toldAt })),
  );
  return (
    <Panel title={t.pki.drift} flush>
      <DataTable
        label={t.pki.drift}
        columns={columns}
        rows={rows}
        rowKey={({ stationId, certificateType, serialNumber }) =>
          `${stationId} ${certificateType} ${serialNumber}`
        }
        empty={null}
      />
    </Panel>
  );
}

const columns: Column<Drift>[] = [
  {
    key: 'station',
    header: t.pki.station,
    cell: ({ stationId }) => (
      <Link to={`/stations/${encodeURIComponent(stationId)}/security`}>{stationId}</Link>
    ),
  },
  { key: 'type', header: t.security.use, hide: 'small', cell: ({ certificateType }) => certificateType },
  {
    key: 'name',
    header: t.security.certificate,
    cell: ({ subject, serialNumber }) => subject ?? <span className="mono muted">{serialNumber}</span>,
  },
  { key: 'state', header: t.pki.state, cell: ({ state }) => <InventoryState state={state} /> },
  {
    key: 'told',
    header: t.security.seen,
    align: 'right',
    hide: 'small',
    cell: ({ toldAt }) => <span className="muted">{toldAt ? relative(toldAt, Date.now()) : '–'}</span>,
  },
];
