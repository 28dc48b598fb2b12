import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries';
import { type PageLink, pages } from './pages';
import { hasRole } from './useRole';

const isForTenants = (path: string) =>
  pages.some(({ to, tenants }) => tenants && (path === to || (to !== '/' && path.startsWith(`${to}/`))));

/**
 * Whether there is anything at an address for the signed-in user. Most pages are closed to tenants, so nothing
 * is asked for these until it is known who is signed in.
 */
export function useIsOpen(path: string): boolean | undefined {
  const { data: me, isError } = useQuery(meQuery);
  if (isForTenants(path) || isError) return true;
  return me && me.tenantId === undefined;
}

/** The pages that the signed-in user may open; those that everybody may until it is known who that is. */
export function usePages(): readonly PageLink[] {
  const { data: me, isError } = useQuery(meQuery);
  if (me ? me.tenantId !== undefined : !isError) {
    return pages.filter(({ tenants }) => tenants);
  }
  return pages.filter(({ role }) => role === undefined || hasRole(me, role));
}
