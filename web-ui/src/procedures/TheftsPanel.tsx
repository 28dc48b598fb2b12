import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Facts } from '../design/Facts';
import { Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { SecretDialog } from '../design/Secret';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { proceduresKey, type Theft, theftsQuery } from './api';
import { ProcedurePanel } from './ProcedurePanel';
import { ReportedPanel } from './ReportedPanel';

/** Stations in wrong hands, and what is left to do about each. */
export function TheftsPanel() {
  return (
    <ReportedPanel
      words={{
        title: t.procedures.thefts,
        report: t.procedures.reportTheft,
        none: t.procedures.noThefts,
        detail: t.procedures.theftsDetail,
      }}
      query={useQuery(theftsQuery)}
      each={(theft) => <TheftPanel key={theft.id} theft={theft} />}
      form={(close) => <TheftForm onClose={close} />}
    />
  );
}

/** Reports one; the station is known where it is reported from its own page. */
export function TheftForm({ station, onClose }: { station?: string; onClose: () => void }) {
  const client = useQueryClient();
  const send = (form: FormData) =>
    http.post<Theft>('/thefts', {
      stationId: station ?? text(form, 'stationId'),
      note: text(form, 'note') ?? null,
    });
  return (
    <FormDialog
      title={t.procedures.reportTheft}
      submit={t.procedures.reportTheft}
      danger
      action={send}
      onDone={() => {
        void client.invalidateQueries({ queryKey: proceduresKey });
        onClose();
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t.procedures.theftAsk}</p>
          {station === undefined && (
            <Input label={t.pki.station} name="stationId" required error={errorOf('stationId')} />
          )}
          <Input
            label={t.procedures.note}
            hint={t.procedures.theftNoteHint}
            name="note"
            maxLength={1000}
            error={errorOf('note')}
          />
        </>
      )}
    </FormDialog>
  );
}

function TheftPanel({ theft }: { theft: Theft }) {
  const client = useQueryClient();
  const mayAct = useRole('administrator');
  const [open, setOpen] = useState<'found' | { secret: string }>();
  const close = () => setOpen(undefined);
  const { holdings, subject, state } = theft;
  return (
    <ProcedurePanel
      procedure={theft}
      title={subject}
      state={t.procedures.theftStates[state]}
      words={t.procedures.theftSteps}
      actions={
        mayAct &&
        state === 'STOLEN' && (
          <Button icon="in" onClick={() => setOpen('found')}>
            {t.procedures.found}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          {
            label: t.pki.station,
            value: <Link to={`/stations/${encodeURIComponent(subject)}/security`}>{subject}</Link>,
          },
          { label: t.procedures.held.certificates, value: named(holdings.certificates) },
          { label: t.procedures.held.password, value: holdings.password ? t.common.yes : t.common.no },
          { label: t.procedures.held.localList, value: holdings.localListEntries },
          { label: t.procedures.held.contracts, value: holdings.contracts },
          { label: t.procedures.held.roots, value: holdings.roots },
          { label: t.procedures.held.sessions, value: holdings.openSessions },
          { label: t.procedures.held.sim, value: holdings.iccid ?? holdings.imsi },
        ]}
      />
      {open === 'found' && (
        <Confirm
          title={t.procedures.found}
          question={t.procedures.foundAsk}
          submit={t.procedures.found}
          action={() => http.post<{ password: string }>(`/thefts/${theft.id}/found`)}
          onDone={({ password }) => {
            void client.invalidateQueries({ queryKey: proceduresKey });
            setOpen({ secret: password });
          }}
          onClose={close}
        />
      )}
      {typeof open === 'object' && (
        <SecretDialog
          title={t.stations.password}
          note={t.stations.passwordOnce}
          secret={open.secret}
          onClose={close}
        />
      )}
    </ProcedurePanel>
  );
}

const named = (certificates: Theft['holdings']['certificates']) =>
  certificates.map(({ issuer, serialNumber, commonName }) => (
    <div key={`${issuer} ${serialNumber} ${commonName}`}>
      {commonName} <span className="mono muted">{[issuer, serialNumber].filter(Boolean).join(' ')}</span>
    </div>
  ));
