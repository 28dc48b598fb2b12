import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Badge, Status } from '../design/Badge';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { Toolbar } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { SearchBox } from '../design/SearchBox';
import { SecretDialog } from '../design/Secret';
import { toast } from '../design/Toasts';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import { type Account, usersQuery } from './api';
import { CreateUser, EditUser } from './UserForms';

type Open = 'create' | { edit: Account } | { secret: string };

/** Local users, as administrators keep them. */
export function UsersPanel() {
  const [search, setSearch] = useSearchParams();
  const [open, setOpen] = useState<Open>();
  const client = useQueryClient();
  const q = search.get('q') ?? '';
  const close = () => setOpen(undefined);
  const changed = (message: string) => {
    void client.invalidateQueries({ queryKey: ['users'] });
    void client.invalidateQueries({ queryKey: ['logins'] });
    toast(message);
  };
  return (
    <Panel
      title={t.people.users}
      note={t.people.usersHint}
      flush
      actions={
        <Toolbar>
          <SearchBox
            label={t.common.search}
            value={q}
            onChange={(value) => setSearch(value ? { q: value } : {}, { replace: true })}
          />
          <Button look="primary" icon="plus" onClick={() => setOpen('create')}>
            {t.people.create}
          </Button>
        </Toolbar>
      }
    >
      <PagedTable
        label={t.people.users}
        query={usersQuery(q)}
        columns={columns}
        rowKey={({ id }) => id}
        onRow={(edit) => setOpen({ edit })}
        empty={<Empty icon="people" title={t.people.empty} />}
      />
      {open === 'create' && (
        <CreateUser
          onClose={close}
          onDone={({ password }) => {
            changed(t.people.created);
            setOpen({ secret: password });
          }}
        />
      )}
      {typeof open === 'object' && 'edit' in open && (
        <EditUser
          account={open.edit}
          onClose={close}
          onDone={(message) => {
            changed(message);
            close();
          }}
          onPassword={(secret) => {
            changed(t.people.changed);
            setOpen({ secret });
          }}
        />
      )}
      {typeof open === 'object' && 'secret' in open && (
        <SecretDialog
          title={t.people.newPassword}
          note={t.people.passwordOnce}
          secret={open.secret}
          onClose={close}
        />
      )}
    </Panel>
  );
}

const columns: Column<Account>[] = [
  { key: 'name', header: t.people.name, cell: ({ name }) => <strong>{name}</strong> },
  { key: 'role', header: t.people.role, cell: ({ role }) => t.settings.roleNames[role] },
  {
    key: 'tenant',
    header: t.people.tenant,
    hide: 'small',
    cell: ({ tenantId }) => <span className="muted">{tenantId ?? '–'}</span>,
  },
  {
    key: 'state',
    header: t.people.state,
    cell: ({ disabled }) =>
      disabled ? (
        <Badge tone="warn">{t.people.disabled}</Badge>
      ) : (
        <Status tone="good">{t.people.active}</Status>
      ),
  },
  {
    key: 'factor',
    header: t.people.secondFactor,
    hide: 'small',
    cell: ({ secondFactor }) => (secondFactor ? t.people.factorOn : <span className="muted">–</span>),
  },
  {
    key: 'login',
    header: t.people.lastLogin,
    align: 'right',
    hide: 'small',
    cell: ({ lastLoginAt }) => (
      <span className="muted">{lastLoginAt ? fullTime(lastLoginAt, browserZone) : t.people.never}</span>
    ),
  },
];
