import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Loaded } from '../design/Loaded';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { proceduresKey, type Rollover, rolloverQuery } from './api';
import { ProcedurePanel } from './ProcedurePanel';
import { StationsBehind, SwitchForm } from './StationsBehind';

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
      {closedAt === undefined && (
        <StationsBehind path={`/root-rollovers/${rollover.id}`} stations={stations} left={left} />
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
      {open === 'switch' && (
        <SwitchForm
          path={path}
          title={t.procedures.change}
          ask={t.procedures.changeAsk}
          leaveBehind={t.procedures.leaveBehind}
          onDone={done}
          onClose={close}
        />
      )}
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
