import { useQuery } from '@tanstack/react-query';
import { Select } from '../design/Field';
import type { ErrorOf } from '../design/Form';
import { t } from '../messages';
import { allTenantsQuery } from './api';

/** For whom a user or a key acts; not shown where there are no tenants. */
export function TenantField({ errorOf }: { errorOf: ErrorOf }) {
  const { data: tenants = [] } = useQuery(allTenantsQuery);
  return (
    tenants.length > 0 && (
      <Select label={t.people.tenant} name="tenantId" hint={t.people.tenantHint} error={errorOf('tenantId')}>
        <option value="">{t.people.operatorItself}</option>
        {tenants.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    )
  );
}
