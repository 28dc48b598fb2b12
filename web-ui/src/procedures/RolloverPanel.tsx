import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import type { Column } from '../design/DataTable';
import { Checkbox } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { PagedTable } from '../design/PagedTable';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import {
  allMissingQuery,
  type Missing,
  missingQuery,
  proceduresKey,
  type Rollover,
  rolloverQuery,
} from './api';
import { ProcedurePanel } from './ProcedurePanel';

/** One rollover: which stations are behind and why, and what may be decided now. */
export function RolloverPanel({ id }: { id: string }) {
  const query = useQuery(rolloverQuery(id));
  return <Loaded query={query}>{(rollover) => <Shown rollover={rollover} />}</Loaded>;
}

function Shown({ rollover }: { rollover: Rollover }) {
  const { state, stations, left, closedAt } = rollover;
  return (
    <ProcedurePanel
      procedure={rollover}
      title={t.procedures.rollovers}
      state={t.procedures.rolloverStates[state]}
      words={t.procedures.rolloverSteps}
      actions={closedAt === undefined && <Acts rollover={rollover} />}
    >
      {closedAt === undefined && <p>{t.procedures.have(stations - left, stations)}</p>}
      {closedAt === undefined && left > 0 && (
        <PagedTable
          label={t.procedures.missing}
          query={missingQuery(rollover.id)}
          columns={columns}
          rowKey={({ stationId }) => stationId}
          empty={null}
        />
      )}
    </ProcedurePanel>
  );
}

function Acts({ rollover }: { rollover: Rollover }) {
  const client = useQueryClient();
  const mayAct = useRole('administrator');
  const [open, setOpen] = useState<'switch' | 'end' | 'cancel'>();
  const close = () => setOpen(undefined);
  const done = () => {
    void client.invalidateQueries({ queryKey: proceduresKey });
    close();
  };
  const path = `/root-rollovers/${rollover.id}`;
  const hasChanged = rollover.state === 'SWITCHED';
  if (!mayAct) return null;
  return (
    <>
      {hasChanged ? (
        <Button icon="trash" onClick={() => setOpen('end')}>
          {t.procedures.endRollover}
        </Button>
      ) : (
        <>
          <Button icon="refresh" onClick={() => setOpen('switch')}>
            {t.procedures.change}
          </Button>
          <Button look="quiet" icon="close" onClick={() => setOpen('cancel')}>
            {t.procedures.cancelRollover}
          </Button>
        </>
      )}
      {open === 'switch' && <SwitchForm rollover={rollover} onDone={done} onClose={close} />}
      {open === 'end' && (
        <Confirm
          title={t.procedures.endRollover}
          question={t.procedures.endRolloverAsk}
          submit={t.procedures.endRollover}
          action={() => http.post(`${path}/end`)}
          onDone={done}
          onClose={close}
        />
      )}
      {open === 'cancel' && (
        <Confirm
          title={t.procedures.cancelRollover}
          question={t.procedures.cancelRolloverAsk}
          submit={t.procedures.cancelRollover}
          action={() => http.post(`${path}/cancel`)}
          onDone={done}
          onClose={close}
        />
      )}
    </>
  );
}

/** Only those stations are left behind that were missing when this was opened. */
function SwitchForm(props: { rollover: Rollover; onDone: () => void; onClose: () => void }) {
  const { rollover, onDone, onClose } = props;
  const query = useQuery(allMissingQuery(rollover.id));
  return (
    <FormDialog
      title={t.procedures.change}
      submit={t.procedures.change}
      danger
      action={(form) =>
        http.post(`/root-rollovers/${rollover.id}/switch`, {
          without: checked(form, 'without') ? query.data : [],
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{t.procedures.changeAsk}</p>
          <Loaded query={query}>
            {(missing) =>
              missing.length > 0 && (
                <Checkbox label={t.procedures.leaveBehind(missing.length)} name="without" />
              )
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
