import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Status } from '../design/Badge';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Checkbox } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { t } from '../messages';
import { RenewalForm } from '../pki/RenewalForm';
import { useRole } from '../shell/useRole';
import { proceduresKey, type V2gRollover, v2gRolloverQuery } from './api';
import { ProcedurePanel } from './ProcedurePanel';
import { StationsBehind, SwitchForm } from './StationsBehind';

const words = t.procedures.v2g;

/** One rollover of a V2G root: who is behind, what is left below the old one, what may be decided. */
export function V2gRolloverPanel({ id }: { id: string }) {
  const query = useQuery(v2gRolloverQuery(id));
  return <Loaded query={query}>{(rollover) => <Shown rollover={rollover} />}</Loaded>;
}

function Shown({ rollover }: { rollover: V2gRollover }) {
  const { id, plan, state, stations, left, below, waits, closedAt } = rollover;
  const goesOn = closedAt === undefined;
  return (
    <ProcedurePanel
      procedure={rollover}
      title={`${plan.root} → ${plan.root}-${plan.suffix}`}
      state={words.states[state]}
      words={words.steps}
      actions={goesOn && <Acts rollover={rollover} />}
    >
      {waits && (
        <p>
          <Status tone="warn">{words.waits[waits]}</Status>
        </p>
      )}
      {goesOn && state !== 'MAKING' && (
        <StationsBehind path={`/v2g-rollovers/${id}`} stations={stations} left={left} />
      )}
      {state === 'SWITCHED' && <p>{words.below(below.stations, below.contracts)}</p>}
    </ProcedurePanel>
  );
}

type Open = 'make' | 'switch' | 'renew' | 'withdraw' | 'cancel';

function Acts({ rollover }: { rollover: V2gRollover }) {
  const client = useQueryClient();
  const mayAct = useRole('administrator');
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const done = () => {
    void client.invalidateQueries({ queryKey: proceduresKey });
    void client.invalidateQueries({ queryKey: ['pki'] });
    close();
  };
  const { id, plan, state, below } = rollover;
  const path = `/v2g-rollovers/${id}`;
  if (!mayAct) return null;
  return (
    <>
      {state === 'MAKING' && (
        <Button icon="refresh" onClick={() => setOpen('make')}>
          {words.make}
        </Button>
      )}
      {(state === 'PREPARING' || state === 'READY') && (
        <Button icon="refresh" onClick={() => setOpen('switch')}>
          {words.change}
        </Button>
      )}
      {state !== 'SWITCHED' && (
        <Button look="quiet" icon="close" onClick={() => setOpen('cancel')}>
          {t.procedures.cancelRollover}
        </Button>
      )}
      {state === 'SWITCHED' && (
        <>
          {below.stations > 0 && (
            <Button icon="refresh" onClick={() => setOpen('renew')}>
              {t.procedures.replace}
            </Button>
          )}
          <Button look="danger" icon="trash" onClick={() => setOpen('withdraw')}>
            {words.withdraw}
          </Button>
        </>
      )}
      {open === 'make' && (
        <Confirm
          title={words.make}
          question={words.makeAsk}
          submit={words.make}
          action={() => http.post('/v2g-rollovers', { plan })}
          onDone={done}
          onClose={close}
        />
      )}
      {open === 'switch' && (
        <SwitchForm
          path={path}
          title={words.change}
          ask={words.changeAsk}
          leaveBehind={words.leaveBehind}
          onDone={done}
          onClose={close}
        />
      )}
      {open === 'renew' && <RenewalForm certificateType="V2GCertificate" onDone={done} onClose={close} />}
      {open === 'withdraw' && <WithdrawForm rollover={rollover} onDone={done} onClose={close} />}
      {open === 'cancel' && (
        <Confirm
          title={t.procedures.cancelRollover}
          question={words.cancelAsk}
          submit={t.procedures.cancelRollover}
          action={() => http.post(`${path}/cancel`)}
          onDone={done}
          onClose={close}
        />
      )}
    </>
  );
}

interface WithdrawProps {
  rollover: V2gRollover;
  onDone: () => void;
  onClose: () => void;
}

/** What is void may be no more than was seen when this was opened. */
function WithdrawForm({ rollover, onDone, onClose }: WithdrawProps) {
  const [{ stations, contracts }] = useState(rollover.below);
  const isAny = stations + contracts > 0;
  return (
    <FormDialog
      title={words.withdraw}
      submit={words.withdraw}
      danger
      action={(form) =>
        http.post(
          `/v2g-rollovers/${rollover.id}/withdraw`,
          checked(form, 'void') ? { stations, contracts } : { stations: 0, contracts: 0 },
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{words.withdrawAsk}</p>
          {isAny && <Checkbox label={words.makeVoid(stations, contracts)} name="void" />}
        </>
      )}
    </FormDialog>
  );
}
