import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../api/queries';
import { type PageLink, pages } from './pages';
import { useRole } from './useRole';

/** The pages that the signed-in user may open. */
export function usePages(): readonly PageLink[] {
  const { data: me } = useQuery(meQuery);
  const administrator = useRole('administrator');
  if (me?.tenantId !== undefined) {
    return pages.filter(({ tenants }) => tenants);
  }
  return administrator ? pages : pages.filter(({ role }) => role !== 'administrator');
}
