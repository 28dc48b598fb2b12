import { t } from '../messages';
import { apiUrl } from './http';
import { ApiProblem, problemOf } from './problem';

/** Asks for people without an account; what lets them in is in a header, not in the address. */
export async function ask<T>(
  path: string,
  method: string,
  headers: Record<string, string> = {},
  body?: unknown,
): Promise<T> {
  const response = await fetch(apiUrl(path), {
    method,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => {
    throw new ApiProblem({ title: t.errors.unreachable, status: 0 });
  });
  if (!response.ok) throw await problemOf(response);
  return response.json();
}
