import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { installationQuery } from '../pki/api';
import { trustedQuery } from '../pki/trust';
import { useRole } from '../shell/useRole';
import { compromisesQuery, proceduresKey } from './api';
import { CompromisePanel } from './CompromisePanel';

/** Authorities whose key is in wrong hands, and what is left to do about each. */
export function CompromisesPanel() {
  const query = useQuery(compromisesQuery);
  const mayAct = useRole('administrator');
  const [reporting, setReporting] = useState(false);
  return (
    <Stack>
      <Panel
        title={t.procedures.compromises}
        actions={
          mayAct && (
            <Button icon="warning" onClick={() => setReporting(true)}>
              {t.procedures.reportCompromise}
            </Button>
          )
        }
      >
        <Loaded query={query}>
          {(compromises) =>
            compromises.length === 0 ? (
              <Empty compact icon="check" title={t.procedures.noCompromises} />
            ) : (
              <p className="muted">{t.procedures.compromisesDetail}</p>
            )
          }
        </Loaded>
      </Panel>
      {query.data?.map(({ id }) => (
        <CompromisePanel key={id} id={id} />
      ))}
      {reporting && <CompromiseForm onClose={() => setReporting(false)} />}
    </Stack>
  );
}

const OTHERS = 'authority ';

function CompromiseForm({ onClose }: { onClose: () => void }) {
  const client = useQueryClient();
  const { data: installation } = useQuery(installationQuery);
  const { data: trusted = [] } = useQuery(trustedQuery);
  const send = (form: FormData) => {
    const which = text(form, 'which') ?? '';
    return http.post('/compromises', {
      ...(which.startsWith(OTHERS) ? { authority: which.slice(OTHERS.length) } : { label: which }),
      note: text(form, 'note') ?? null,
    });
  };
  return (
    <FormDialog
      title={t.procedures.reportCompromise}
      submit={t.procedures.reportCompromise}
      action={send}
      onDone={() => {
        void client.invalidateQueries({ queryKey: proceduresKey });
        onClose();
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t.procedures.compromiseAsk}</p>
          <Select label={t.procedures.compromised} name="which" required error={errorOf('label')}>
            {installation?.authorities.map(({ label }) => (
              <option key={label}>{label}</option>
            ))}
            {trusted.map(({ id, subject }) => (
              <option key={id} value={OTHERS + id}>
                {subject}
              </option>
            ))}
          </Select>
          <Input
            label={t.procedures.note}
            hint={t.procedures.noteHint}
            name="note"
            maxLength={1000}
            error={errorOf('note')}
          />
        </>
      )}
    </FormDialog>
  );
}
