import { useQuery } from '@tanstack/react-query';
import { sitesQuery } from '../api/queries';
import { browserZone } from '../format/time';

/** The zone in which pages about all sites tell time: the first site's, the browser's without one. */
export function useHomeZone(): string {
  const { data: sites } = useQuery(sitesQuery);
  return sites?.[0]?.timeZone ?? browserZone;
}

/** The time zone of a site; the browser's until it is known. */
export function useZone(siteId: string | undefined): string {
  const { data: sites } = useQuery(sitesQuery);
  return sites?.find(({ id }) => id === siteId)?.timeZone ?? browserZone;
}
