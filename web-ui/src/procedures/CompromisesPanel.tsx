import { useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../api/http';
import { Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { t } from '../messages';
import { installationQuery } from '../pki/api';
import { trustedQuery } from '../pki/trust';
import { compromisesQuery, proceduresKey } from './api';
import { CompromisePanel } from './CompromisePanel';
import { ReportedPanel } from './ReportedPanel';

/** Authorities whose key is in wrong hands, and what is left to do about each. */
export function CompromisesPanel() {
  return (
    <ReportedPanel
      words={{
        title: t.procedures.compromises,
        report: t.procedures.reportCompromise,
        none: t.procedures.noCompromises,
        detail: t.procedures.compromisesDetail,
      }}
      query={useQuery(compromisesQuery)}
      each={({ id }) => <CompromisePanel key={id} id={id} />}
      form={(close) => <CompromiseForm onClose={close} />}
    />
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
