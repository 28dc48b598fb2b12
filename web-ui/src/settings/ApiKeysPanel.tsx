import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { apiKeysQuery } from '../api/queries';
import type { ApiKey } from '../api/types';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { type Column, DataTable } from '../design/DataTable';
import { Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { SecretDialog } from '../design/Secret';
import { toast } from '../design/Toasts';
import { browserZone, fromLocalInput, fullTime } from '../format/time';
import { t } from '../messages';
import { TenantField } from '../people/TenantField';
import { chosenScopes, ScopeFields, scopesInWords } from './ScopeFields';

type Open = 'create' | { secret: string } | { remove: ApiKey };

/** Keys for programs. */
export function ApiKeysPanel() {
  const query = useQuery(apiKeysQuery);
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const changed = (message: string) => {
    void client.invalidateQueries({ queryKey: ['api-keys'] });
    toast(message);
  };
  return (
    <Panel
      title={t.settings.keys}
      note={t.settings.keysHint}
      flush
      actions={
        <Button icon="plus" onClick={() => setOpen('create')}>
          {t.settings.createKey}
        </Button>
      }
    >
      <Loaded query={query}>
        {(keys) => (
          <DataTable
            label={t.settings.keys}
            columns={columns((remove) => setOpen({ remove }))}
            rows={keys}
            rowKey={({ id }) => id}
            empty={
              <Empty icon="key" title={t.settings.keysEmpty}>
                {t.settings.keysEmptyDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {open === 'create' && (
        <CreateForm
          onClose={close}
          onCreated={(secret) => {
            changed(t.settings.keyCreated);
            setOpen({ secret });
          }}
        />
      )}
      {typeof open === 'object' && 'secret' in open && (
        <SecretDialog
          title={t.settings.keyCreated}
          note={t.settings.keyOnce}
          secret={open.secret}
          onClose={close}
        />
      )}
      {typeof open === 'object' && 'remove' in open && (
        <Confirm
          title={t.settings.removeKey}
          question={t.settings.removeKeyAsk}
          action={() => http.delete(`/api-keys/${encodeURIComponent(open.remove.id)}`)}
          onDone={() => {
            changed(t.settings.keyRemoved);
            close();
          }}
          onClose={close}
        />
      )}
    </Panel>
  );
}

function CreateForm({ onClose, onCreated }: { onClose: () => void; onCreated: (secret: string) => void }) {
  const send = (form: FormData) =>
    http.post<ApiKey>('/api-keys', {
      name: text(form, 'name'),
      role: text(form, 'role'),
      tenantId: text(form, 'tenantId'),
      scopes: chosenScopes(form),
      expiresAt: fromLocalInput(text(form, 'expiresAt') ?? '', browserZone),
    });
  return (
    <FormDialog
      title={t.settings.createKey}
      submit={t.common.create}
      action={send}
      onDone={({ key }) => onCreated(key ?? '')}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input label={t.settings.keyName} name="name" required error={errorOf('name')} />
          <Select label={t.settings.keyRole} name="role" error={errorOf('role')}>
            {Object.entries(t.settings.roleNames).map(([role, label]) => (
              <option key={role} value={role}>
                {label}
              </option>
            ))}
          </Select>
          <TenantField errorOf={errorOf} />
          <ScopeFields errorOf={errorOf} />
          <Input
            label={t.people.expires}
            name="expiresAt"
            type="datetime-local"
            hint={t.people.expiresHint}
            error={errorOf('expiresAt')}
          />
        </>
      )}
    </FormDialog>
  );
}

const columns = (onRemove: (key: ApiKey) => void): Column<ApiKey>[] => [
  { key: 'name', header: t.settings.keyName, cell: ({ name }) => <strong>{name}</strong> },
  { key: 'role', header: t.settings.keyRole, cell: ({ role }) => t.settings.roleNames[role] },
  {
    key: 'tenant',
    header: t.people.tenant,
    hide: 'small',
    cell: ({ tenantId }) => <span className="muted">{tenantId ?? '–'}</span>,
  },
  {
    key: 'scopes',
    header: t.settings.scopes,
    hide: 'small',
    cell: ({ scopes }) => <span className="muted">{scopesInWords(scopes)}</span>,
  },
  {
    key: 'created',
    header: t.settings.created,
    hide: 'small',
    cell: ({ createdAt }) => createdAt && <span className="muted">{fullTime(createdAt, browserZone)}</span>,
  },
  {
    key: 'used',
    header: t.settings.lastUsed,
    hide: 'small',
    cell: ({ lastUsedAt }) => (
      <span className="muted">{lastUsedAt ? fullTime(lastUsedAt, browserZone) : t.settings.never}</span>
    ),
  },
  {
    key: 'expires',
    header: t.people.expires,
    hide: 'small',
    cell: ({ expiresAt }) => (
      <span className="muted">{expiresAt ? fullTime(expiresAt, browserZone) : t.settings.never}</span>
    ),
  },
  {
    key: 'remove',
    header: '',
    align: 'right',
    cell: (key) => (
      <Button look="quiet" icon="trash" iconOnly onClick={() => onRemove(key)}>
        {t.settings.removeKey}
      </Button>
    ),
  },
];
