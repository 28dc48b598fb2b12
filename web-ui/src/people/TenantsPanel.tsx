import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { type Tenant, tenantsQuery } from './api';
import { CreateTenant, EditTenant } from './TenantForms';

type Open = 'create' | Tenant;

/** Parties that see their own sites and nothing else, as administrators keep them. */
export function TenantsPanel() {
  const [open, setOpen] = useState<Open>();
  const client = useQueryClient();
  const close = () => setOpen(undefined);
  const done = (message: string) => {
    void client.invalidateQueries({ queryKey: ['tenants'] });
    toast(message);
    close();
  };
  return (
    <Panel
      title={t.people.tenants}
      note={t.people.tenantsHint}
      flush
      actions={
        <Button look="primary" icon="plus" onClick={() => setOpen('create')}>
          {t.people.createTenant}
        </Button>
      }
    >
      <PagedTable
        label={t.people.tenants}
        query={tenantsQuery}
        columns={columns}
        rowKey={({ id }) => id}
        onRow={setOpen}
        empty={
          <Empty icon="people" title={t.people.noTenants}>
            {t.people.noTenantsDetail}
          </Empty>
        }
      />
      {open === 'create' && <CreateTenant onDone={() => done(t.people.tenantCreated)} onClose={close} />}
      {typeof open === 'object' && <EditTenant tenant={open} onDone={done} onClose={close} />}
    </Panel>
  );
}

const columns: Column<Tenant>[] = [
  { key: 'name', header: t.people.tenantName, cell: ({ name }) => <strong>{name}</strong> },
  { key: 'id', header: t.people.tenantId, cell: ({ id }) => <span className="mono muted">{id}</span> },
  {
    key: 'sites',
    header: t.people.tenantSites,
    cell: ({ sites }) => (sites.length > 0 ? sites.join(', ') : <span className="muted">–</span>),
  },
];
