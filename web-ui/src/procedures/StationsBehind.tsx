import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { http } from '../api/http';
import type { Column } from '../design/DataTable';
import { Checkbox } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { PagedTable } from '../design/PagedTable';
import { t } from '../messages';
import { allMissingQuery, type Missing, missingQuery } from './api';

interface Props {
  /** Of the rollover in the API. */
  path: string;
  stations: number;
  left: number;
}

/** How many stations have the new root, and why the others do not. */
export function StationsBehind({ path, stations, left }: Props) {
  return (
    <>
      <p>{t.procedures.have(stations - left, stations)}</p>
      {left > 0 && (
        <PagedTable
          label={t.procedures.missing}
          query={missingQuery(path)}
          columns={columns}
          rowKey={({ stationId }) => stationId}
          empty={null}
        />
      )}
    </>
  );
}

interface SwitchProps {
  path: string;
  title: string;
  ask: string;
  leaveBehind: (count: number) => string;
  onDone: () => void;
  onClose: () => void;
}

/** Only those stations are left behind that were missing when this was opened. */
export function SwitchForm({ path, title, ask, leaveBehind, onDone, onClose }: SwitchProps) {
  const query = useQuery(allMissingQuery(path));
  return (
    <FormDialog
      title={title}
      submit={title}
      danger
      action={(form) => http.post(`${path}/switch`, { without: checked(form, 'without') ? query.data : [] })}
      onDone={onDone}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{ask}</p>
          <Loaded query={query}>
            {(missing) =>
              missing.length > 0 && <Checkbox label={leaveBehind(missing.length)} name="without" />
            }
          </Loaded>
        </>
      )}
    </FormDialog>
  );
}

const columns: Column<Missing>[] = [
  {
    key: 'station',
    header: t.pki.station,
    cell: ({ stationId }) => (
      <Link to={`/stations/${encodeURIComponent(stationId)}/security`}>{stationId}</Link>
    ),
  },
  { key: 'why', header: t.procedures.why, cell: ({ why }) => <span className="muted">{why}</span> },
];
