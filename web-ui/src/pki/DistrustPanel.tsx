import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Input, TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { RemoveButton } from '../design/RemoveButton';
import { toast } from '../design/Toasts';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type Distrusted, distrustedQuery } from './trust';

/** Authorities that validate nothing any more, whoever trusts them. */
export function DistrustPanel() {
  const client = useQueryClient();
  const query = useQuery(distrustedQuery);
  const mayEdit = useRole('administrator');
  const [open, setOpen] = useState<'add' | Distrusted>();
  const close = () => setOpen(undefined);
  const done = () => {
    void client.invalidateQueries(distrustedQuery);
    toast(t.pki.trustSaved);
    close();
  };
  return (
    <Panel
      title={t.pki.distrusted}
      flush
      actions={
        mayEdit && (
          <Button icon="warning" onClick={() => setOpen('add')}>
            {t.pki.distrust}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(distrusted) => (
          <DataTable
            label={t.pki.distrusted}
            columns={columns(mayEdit ? setOpen : undefined)}
            rows={distrusted}
            rowKey={({ id }) => id}
            empty={
              <Empty compact icon="key" title={t.pki.noDistrusted}>
                {t.pki.noDistrustedDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {open === 'add' && <AddForm onDone={done} onClose={close} />}
      {typeof open === 'object' && (
        <FormDialog
          title={open.subject}
          submit={t.common.close}
          action={() => Promise.resolve()}
          onDone={close}
          onClose={close}
        >
          {() => (
            <>
              <p>{open.reason}</p>
              <RemoveButton
                path={`/distrusted-authorities/${open.id}`}
                question={t.pki.believeAsk}
                onRemoved={done}
              />
            </>
          )}
        </FormDialog>
      )}
    </Panel>
  );
}

function AddForm({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  return (
    <FormDialog
      title={t.pki.distrust}
      submit={t.pki.distrust}
      danger
      wide
      action={(form) =>
        http.post('/distrusted-authorities', {
          certificates: text(form, 'certificates'),
          reason: text(form, 'reason'),
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t.pki.distrustMeans}</p>
          <Input label={t.pki.reason} name="reason" required maxLength={200} error={errorOf('reason')} />
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

const columns = (edit?: (distrusted: Distrusted) => void): Column<Distrusted>[] => [
  { key: 'subject', header: t.pki.authority, cell: ({ subject }) => <strong>{subject}</strong> },
  { key: 'reason', header: t.pki.reason, hide: 'medium', cell: ({ reason }) => reason },
  {
    key: 'at',
    header: t.pki.since,
    align: 'right',
    hide: 'small',
    cell: ({ at, by }) => (
      <span className="muted">
        {fullTime(at, browserZone)} · {by}
      </span>
    ),
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (distrusted) =>
      edit && (
        <Button look="quiet" icon="edit" iconOnly onClick={() => edit(distrusted)}>
          {t.common.edit}
        </Button>
      ),
  },
];
