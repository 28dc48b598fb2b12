import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { sitesQuery } from '../api/queries';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Checkbox, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked, text } from '../design/formValues';
import { Toolbar } from '../design/Layout';
import { t } from '../messages';
import { type Tenant, tenantPath } from './api';

export function CreateTenant(props: { onDone: () => void; onClose: () => void }) {
  return (
    <FormDialog
      title={t.people.createTenant}
      submit={t.common.create}
      action={(form) => http.post<Tenant>('/tenants', { id: text(form, 'id'), name: text(form, 'name') })}
      {...props}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.people.tenantId}
            name="id"
            required
            hint={t.people.tenantIdHint}
            error={errorOf('id')}
          />
          <Input label={t.people.tenantName} name="name" required error={errorOf('name')} />
        </>
      )}
    </FormDialog>
  );
}

const takes = (site: string) => `take ${site}`;

async function change(tenant: Tenant, form: FormData): Promise<void> {
  const path = tenantPath(tenant.id);
  const site = (id: string) => `${path}/sites/${encodeURIComponent(id)}`;
  await http.patch<Tenant>(path, { name: text(form, 'name') });
  for (const taken of tenant.sites.filter((id) => checked(form, takes(id)))) {
    await http.delete(site(taken));
  }
  const given = text(form, 'site');
  if (given) {
    await http.put<Tenant>(site(given), {});
  }
}

/** Name and sites, and deleting. */
export function EditTenant(props: {
  tenant: Tenant;
  onDone: (message: string) => void;
  onClose: () => void;
}) {
  const { tenant, onDone, onClose } = props;
  const [removing, setRemoving] = useState(false);
  const { data: sites = [] } = useQuery(sitesQuery);
  if (removing) {
    return (
      <Confirm
        title={t.people.removeTenant}
        question={t.people.removeTenantAsk(tenant.name)}
        action={() => http.delete(tenantPath(tenant.id))}
        onDone={() => onDone(t.people.tenantRemoved)}
        onClose={() => setRemoving(false)}
      />
    );
  }
  return (
    <FormDialog
      title={t.people.editTenant(tenant.name)}
      submit={t.common.save}
      action={(form) => change(tenant, form)}
      onDone={() => onDone(t.people.tenantChanged)}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.people.tenantName}
            name="name"
            required
            defaultValue={tenant.name}
            error={errorOf('name')}
          />
          {tenant.sites.map((id) => (
            <Checkbox key={id} label={t.people.takeSite(id)} name={takes(id)} />
          ))}
          <Select label={t.people.giveSite} name="site" hint={t.people.giveSiteHint}>
            <option value="">–</option>
            {sites
              .filter(({ id }) => !tenant.sites.includes(id))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
          <Toolbar>
            <Button look="quiet" icon="trash" onClick={() => setRemoving(true)}>
              {t.people.removeTenant}
            </Button>
          </Toolbar>
        </>
      )}
    </FormDialog>
  );
}
