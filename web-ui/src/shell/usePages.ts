import { type PageLink, pages } from './pages';
import { useRole } from './useRole';

/** The pages that the signed-in user may open. */
export function usePages(): readonly PageLink[] {
  const administrator = useRole('administrator');
  return administrator ? pages : pages.filter(({ role }) => role !== 'administrator');
}
