import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries';
import type { Me, Role, TenantRole } from '../api/types';

const RANK: Record<Role | TenantRole, number> = {
  'tenant-viewer': -1,
  'tenant-operator': -1,
  viewer: 0,
  operator: 1,
  administrator: 2,
};

/** Whether a user may do what `needed` may. */
export function hasRole(me: Me | undefined, needed: Role): boolean {
  return me?.roles.some((role) => RANK[role] >= RANK[needed]) ?? false;
}

/** Whether the signed-in user may do what `needed` may; buttons for the rest are not shown. */
export function useRole(needed: Role): boolean {
  const { data: me } = useQuery(meQuery);
  return hasRole(me, needed);
}
