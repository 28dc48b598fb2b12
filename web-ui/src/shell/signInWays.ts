import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { OpenIdProvider } from '../api/provider';

/** How people sign in here: by a provider, or, without one, as local users. */
export const signInWaysQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: () => http.get<{ provider?: OpenIdProvider }>('/sign-in'),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});
