import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Select, TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { RemoveButton } from '../design/RemoveButton';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { Expiry } from './Expiry';
import { purposes, silences, type Trusted, trustedQuery } from './trust';

/** Authorities of others: whom they may vouch for, and what holds while nobody answers for them. */
export function TrustView() {
  const client = useQueryClient();
  const query = useQuery(trustedQuery);
  const mayEdit = useRole('administrator');
  const [open, setOpen] = useState<'add' | Trusted>();
  const close = () => setOpen(undefined);
  const done = () => {
    void client.invalidateQueries(trustedQuery);
    toast(t.pki.trustSaved);
    close();
  };
  return (
    <Panel
      title={t.pki.trust}
      flush
      actions={
        mayEdit && (
          <Button icon="plus" onClick={() => setOpen('add')}>
            {t.pki.addTrusted}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(trusted) => (
          <DataTable
            label={t.pki.trust}
            columns={columns(mayEdit ? setOpen : undefined)}
            rows={trusted}
            rowKey={({ id, purpose }) => id + purpose}
            empty={
              <Empty icon="key" title={t.pki.noTrusted}>
                {t.pki.noTrustedDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {open === 'add' && <AddForm onDone={done} onClose={close} />}
      {typeof open === 'object' && <EditForm trusted={open} onDone={done} onClose={close} />}
    </Panel>
  );
}

interface Ends {
  onDone: () => void;
  onClose: () => void;
}

function AddForm({ onDone, onClose }: Ends) {
  const send = (form: FormData) =>
    http.post('/authorities', { purpose: text(form, 'purpose'), certificates: text(form, 'certificates') });
  return (
    <FormDialog
      title={t.pki.addTrusted}
      submit={t.common.save}
      wide
      action={send}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select label={t.pki.trustedFor} name="purpose" error={errorOf('purpose')}>
            {purposes.map((purpose) => (
              <option key={purpose} value={purpose}>
                {t.pki.purposes[purpose]}
              </option>
            ))}
          </Select>
          <TextArea
            label={t.pki.trustedCertificates}
            hint={t.pki.trustedCertificatesHint}
            name="certificates"
            rows={8}
            required
            error={errorOf('certificates')}
          />
        </>
      )}
    </FormDialog>
  );
}

function EditForm({ trusted, onDone, onClose }: Ends & { trusted: Trusted }) {
  const path = `/authorities/${trusted.id}`;
  return (
    <FormDialog
      title={trusted.subject}
      submit={t.common.save}
      action={(form) => http.put(`${path}/silence`, { whenSilent: text(form, 'whenSilent') })}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Select
            label={t.pki.whenSilent}
            hint={t.pki.whenSilentHint}
            name="whenSilent"
            defaultValue={trusted.whenSilent}
            error={errorOf('whenSilent')}
          >
            {silences.map((silence) => (
              <option key={silence} value={silence}>
                {t.pki.silences[silence]}
              </option>
            ))}
          </Select>
          <RemoveButton
            path={`${path}?purpose=${trusted.purpose}`}
            question={t.pki.distrustAsk}
            onRemoved={onDone}
          />
        </>
      )}
    </FormDialog>
  );
}

const columns = (edit?: (trusted: Trusted) => void): Column<Trusted>[] => [
  { key: 'subject', header: t.pki.authority, cell: ({ subject }) => <strong>{subject}</strong> },
  { key: 'purpose', header: t.pki.trustedFor, cell: ({ purpose }) => t.pki.purposes[purpose] },
  {
    key: 'ecosystem',
    header: t.pki.ecosystem,
    hide: 'medium',
    cell: ({ ecosystem, listed }) => (listed ? ecosystem : ''),
  },
  {
    key: 'silent',
    header: t.pki.revocationUnknown,
    hide: 'medium',
    cell: ({ purpose, whenSilent }) => purpose === 'CONTRACTS' && t.pki.silences[whenSilent],
  },
  {
    key: 'ends',
    header: t.pki.ends,
    align: 'right',
    hide: 'small',
    cell: ({ validUntil }) => <Expiry at={validUntil} now={Date.now()} />,
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (trusted) =>
      edit && (
        <Button look="quiet" icon="edit" iconOnly onClick={() => edit(trusted)}>
          {t.common.edit}
        </Button>
      ),
  },
];
