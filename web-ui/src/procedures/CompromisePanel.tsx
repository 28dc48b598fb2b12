import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { http } from '../api/http';
import { Status } from '../design/Badge';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { type Column, DataTable } from '../design/DataTable';
import { Facts } from '../design/Facts';
import { Loaded } from '../design/Loaded';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import type { ActAnswer } from '../pki/api';
import { RenewalForm } from '../pki/RenewalForm';
import { useRole } from '../shell/useRole';
import { type Compromise, compromiseQuery, type Dependent, proceduresKey } from './api';
import { ProcedurePanel } from './ProcedurePanel';

type Open = 'distrust' | 'revoke' | 'renew' | 'end';

/** One compromise: what depends on the authority, and the acts that help. */
export function CompromisePanel({ id }: { id: string }) {
  const query = useQuery(compromiseQuery(id));
  return <Loaded query={query}>{(compromise) => <Shown compromise={compromise} />}</Loaded>;
}

function Shown({ compromise }: { compromise: Compromise }) {
  const { authority, dependents, state } = compromise;
  const left = dependents.stations.filter(({ replaced }) => !replaced);
  return (
    <ProcedurePanel
      procedure={compromise}
      title={authority.label ?? authority.name}
      state={t.procedures.compromiseStates[state]}
      words={t.procedures.compromiseSteps}
      actions={state === 'OPEN' && <Acts compromise={compromise} left={left} />}
    >
      <Facts
        facts={[
          { label: t.procedures.compromised, value: authority.name },
          { label: t.procedures.fallen, value: dependents.authorities.join(', ') || t.common.none },
          { label: t.procedures.contracts, value: dependents.contracts },
          { label: t.procedures.anchors, value: dependents.anchors.join(', ') || t.common.none },
        ]}
      />
      {dependents.stations.length > 0 && (
        <>
          <p>{t.procedures.progress(dependents.stations.length - left.length, dependents.stations.length)}</p>
          <DataTable
            label={t.procedures.compromiseSteps.STATIONS}
            columns={columns}
            rows={dependents.stations}
            rowKey={({ stationId, serialNumber }) => `${stationId} ${serialNumber}`}
            empty={null}
          />
        </>
      )}
    </ProcedurePanel>
  );
}

function Acts({ compromise, left }: { compromise: Compromise; left: Dependent[] }) {
  const client = useQueryClient();
  const mayAct = useRole('administrator');
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const done = () => {
    void client.invalidateQueries({ queryKey: proceduresKey });
    close();
  };
  const isOpen = (wanted: string) =>
    compromise.steps.some(({ step, state }) => step === wanted && state === 'OPEN');
  const { authority } = compromise;
  if (!mayAct) return null;
  return (
    <>
      {isOpen('DISTRUSTED') && (
        <Button look="danger" icon="stop" onClick={() => setOpen('distrust')}>
          {t.procedures.distrust}
        </Button>
      )}
      {isOpen('REVOKED') && (
        <Button icon="trash" onClick={() => setOpen('revoke')}>
          {t.pki.revoke}
        </Button>
      )}
      {left.length > 0 && (
        <Button icon="refresh" onClick={() => setOpen('renew')}>
          {t.procedures.replace}
        </Button>
      )}
      <Button icon="check" onClick={() => setOpen('end')}>
        {t.procedures.end}
      </Button>
      {open === 'distrust' && (
        <Confirm
          title={t.procedures.distrust}
          question={t.procedures.distrustAsk}
          submit={t.procedures.distrust}
          action={() =>
            http.post('/distrusted-authorities', {
              certificates: authority.certificate,
              reason: t.procedures.compromises,
            })
          }
          onDone={done}
          onClose={close}
        />
      )}
      {open === 'revoke' && (
        <Confirm
          title={t.pki.revoke}
          question={t.pki.revokeAsk(authority.label ?? authority.name)}
          submit={t.pki.revoke}
          action={() =>
            http.post<ActAnswer>('/pki/acts', {
              act: 'REVOKE',
              issuer: authority.issuer,
              serialNumber: authority.serialNumber,
              reason: 'KEY_COMPROMISE',
            })
          }
          onDone={({ proposal }) => {
            toast(proposal ? t.pki.waits : t.pki.made);
            void client.invalidateQueries({ queryKey: ['pki'] });
            done();
          }}
          onClose={close}
        />
      )}
      {open === 'renew' && (
        <RenewalForm
          stations={[...new Set(left.map(({ stationId }) => stationId))]}
          certificateType={left[0]?.certificateType}
          onDone={done}
          onClose={close}
        />
      )}
      {open === 'end' && (
        <Confirm
          title={t.procedures.end}
          question={t.procedures.endAsk}
          submit={t.procedures.end}
          action={() => http.post(`/compromises/${compromise.id}/end`)}
          onDone={done}
          onClose={close}
        />
      )}
    </>
  );
}

const columns: Column<Dependent>[] = [
  {
    key: 'station',
    header: t.pki.station,
    cell: ({ stationId }) => (
      <Link to={`/stations/${encodeURIComponent(stationId)}/security`}>{stationId}</Link>
    ),
  },
  { key: 'use', header: t.security.use, hide: 'small', cell: ({ certificateType }) => certificateType },
  {
    key: 'serial',
    header: t.security.serial,
    hide: 'small',
    cell: ({ serialNumber }) => <span className="mono muted">{serialNumber}</span>,
  },
  {
    key: 'state',
    header: t.procedures.state,
    cell: ({ replaced }) => (
      <Status tone={replaced ? 'good' : 'warn'} hollow={!replaced}>
        {replaced ? t.procedures.replaced : t.procedures.waiting}
      </Status>
    ),
  },
];
