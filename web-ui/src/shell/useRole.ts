import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries';
import type { Me, Role, TenantRole } from '../api/types';

const ASCENDING: readonly Role[] = ['viewer', 'operator', 'administrator'];

/** What a role of tenants is called that may do less, but only about the tenant's things. */
const OF_TENANTS: Record<TenantRole, Role> = { 'tenant-viewer': 'viewer', 'tenant-operator': 'operator' };

const isOfTenants = (role: Role | TenantRole): role is TenantRole => role in OF_TENANTS;

/** Whether a user may do what `needed` may; what tenants may, the operator's people may, too. */
export function hasRole(me: Me | undefined, needed: Role | TenantRole): boolean {
  const least = ASCENDING.indexOf(isOfTenants(needed) ? OF_TENANTS[needed] : needed);
  return (
    me?.roles.some((role) => (isOfTenants(role) ? role === needed : ASCENDING.indexOf(role) >= least)) ??
    false
  );
}

/** Whether the signed-in user may do what `needed` may; buttons for the rest are not shown. */
export function useRole(needed: Role | TenantRole): boolean {
  const { data: me } = useQuery(meQuery);
  return hasRole(me, needed);
}
