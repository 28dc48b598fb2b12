import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries';
import { type PageLink, pages } from './pages';
import { hasRole } from './useRole';

/** The pages that the signed-in user may open. */
export function usePages(): readonly PageLink[] {
  const { data: me } = useQuery(meQuery);
  if (me?.tenantId !== undefined) {
    return pages.filter(({ tenants }) => tenants);
  }
  return pages.filter(({ role }) => role === undefined || hasRole(me, role));
}
