import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Status } from '../design/Badge';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Stack } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { ReasonSelect } from './ActForms';
import { type Contract, contractsQuery, readinessQuery } from './api';

/** Contracts that cars get here, and whether they can. */
export function ContractsView() {
  const client = useQueryClient();
  const { data: readiness } = useQuery(readinessQuery);
  const mayAdd = useRole('operator');
  const mayEnd = useRole('administrator');
  const [open, setOpen] = useState<'add' | Contract>();
  const [moving, setMoving] = useState<Contract>();
  const close = () => setOpen(undefined);
  const done = (message: string) => {
    void client.invalidateQueries({ queryKey: ['contracts'] });
    toast(message);
    close();
    setMoving(undefined);
  };
  const suspending = useMutation({
    mutationFn: ({ id, state }: Contract) =>
      http.post(`/contracts/${id}/${state === 'SUSPENDED' ? 'resume' : 'suspend'}`),
    onSuccess: () => done(t.pki.trustSaved),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  const acts: Acts = {
    end: mayEnd ? setOpen : undefined,
    move: mayEnd ? setMoving : undefined,
    suspend: mayAdd ? suspending.mutate : undefined,
  };
  return (
    <Stack>
      {readiness?.missing && (
        <Panel>
          <Empty compact icon="warning" title={t.pki.notReady}>
            {readiness.missing} {t.pki.unanswered}
          </Empty>
        </Panel>
      )}
      <Panel
        title={t.pki.contracts}
        flush
        actions={
          mayAdd && (
            <Button icon="plus" onClick={() => setOpen('add')}>
              {t.pki.addContract}
            </Button>
          )
        }
      >
        <PagedTable
          label={t.pki.contracts}
          query={contractsQuery}
          columns={columns(acts)}
          rowKey={({ id }) => id}
          empty={
            <Empty icon="key" title={t.pki.noContracts}>
              {t.pki.noContractsDetail}
            </Empty>
          }
        />
      </Panel>
      {open === 'add' && <AddForm onDone={() => done(t.pki.made)} onClose={close} />}
      {typeof open === 'object' && (
        <EndForm contract={open} onDone={() => done(t.pki.ended)} onClose={close} />
      )}
      {moving && (
        <VehicleForm
          contract={moving}
          onDone={() => done(t.pki.trustSaved)}
          onClose={() => setMoving(undefined)}
        />
      )}
    </Stack>
  );
}

/** What may be done with a contract; absent where the role is too low. */
interface Acts {
  end?: (contract: Contract) => void;
  move?: (contract: Contract) => void;
  suspend?: (contract: Contract) => void;
}

interface Ends {
  onDone: () => void;
  onClose: () => void;
}

function AddForm({ onDone, onClose }: Ends) {
  const send = (form: FormData) =>
    http.post('/contracts', {
      emaid: text(form, 'emaid'),
      pcid: text(form, 'pcid'),
      note: text(form, 'note'),
    });
  return (
    <FormDialog
      title={t.pki.addContract}
      submit={t.common.create}
      action={send}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.pki.emaid}
            name="emaid"
            required
            placeholder="DE-ABC-C12345678-9"
            error={errorOf('emaid')}
          />
          <Input label={t.pki.pcid} name="pcid" required error={errorOf('pcid')} />
          <Input label={t.pki.note} name="note" maxLength={200} error={errorOf('note')} />
        </>
      )}
    </FormDialog>
  );
}

function EndForm({ contract, onDone, onClose }: Ends & { contract: Contract }) {
  return (
    <FormDialog
      title={t.pki.endContract}
      submit={t.pki.endContract}
      danger
      action={(form) => http.post(`/contracts/${contract.id}/end`, { reason: text(form, 'reason') })}
      onDone={onDone}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{t.pki.endAsk(contract.emaid)}</p>
          <ReasonSelect />
        </>
      )}
    </FormDialog>
  );
}

function VehicleForm({ contract, onDone, onClose }: Ends & { contract: Contract }) {
  return (
    <FormDialog
      title={t.pki.changeVehicle}
      submit={t.common.save}
      action={(form) => http.put(`/contracts/${contract.id}/vehicle`, { pcid: text(form, 'pcid') })}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t.pki.changeVehicleMeans}</p>
          <Input
            label={t.pki.pcid}
            name="pcid"
            required
            defaultValue={contract.pcid}
            error={errorOf('pcid')}
          />
        </>
      )}
    </FormDialog>
  );
}

function StateOf({ contract: { state } }: { contract: Contract }) {
  switch (state) {
    case 'ENDED':
      return <Status hollow>{t.pki.ended}</Status>;
    case 'SUSPENDED':
      return <Status tone="warn">{t.pki.suspended}</Status>;
    case 'IN_FORCE':
      return <Status tone="good">{t.pki.inForce}</Status>;
  }
}

const columns = ({ end, move, suspend }: Acts): Column<Contract>[] => [
  { key: 'emaid', header: t.pki.emaid, cell: ({ emaid }) => <strong className="mono">{emaid}</strong> },
  { key: 'pcid', header: t.pki.pcid, cell: ({ pcid }) => <span className="mono">{pcid}</span> },
  { key: 'note', header: t.pki.note, hide: 'medium', cell: ({ note }) => note },
  {
    key: 'state',
    header: t.pki.state,
    cell: (contract) => <StateOf contract={contract} />,
  },
  {
    key: 'certificates',
    header: t.pki.certificates,
    align: 'right',
    hide: 'small',
    cell: ({ certificates }) => certificates,
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (contract) =>
      contract.state !== 'ENDED' && (
        <>
          {suspend && (
            <Button look="quiet" onClick={() => suspend(contract)}>
              {contract.state === 'SUSPENDED' ? t.pki.resume : t.pki.suspend}
            </Button>
          )}
          {move && (
            <Button look="quiet" icon="edit" iconOnly onClick={() => move(contract)}>
              {t.pki.changeVehicle}
            </Button>
          )}
          {end && (
            <Button look="quiet" icon="trash" iconOnly onClick={() => end(contract)}>
              {t.pki.endContract}
            </Button>
          )}
        </>
      ),
  },
];
