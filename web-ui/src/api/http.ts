import { t } from '../messages';
import { forgetToken, freshen, type Renewal, token } from './credentials';
import { ApiProblem, problemOf } from './problem';

const BASE = '/api/v1';

type Query = Record<string, string | number | boolean | undefined>;

export function apiUrl(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `${BASE}${path}${search && `?${search}`}`;
}

/** A provider's own code is fetched only by those who signed in there. */
const renew: Renewal = async (session) => (await import('./provider')).renew(session);

type Header = Record<string, string>;

/** The header by which a request is somebody's: of now, or once a token that ends has been renewed. */
export function authorization(): Header | Promise<Header> {
  return freshen(renew)?.then(bearer) ?? bearer();
}

function bearer(): Header {
  const kept = token();
  return kept ? { Authorization: `Bearer ${kept}` } : {};
}

/**
 * Sends a request and returns the JSON answer (undefined for an empty one).
 * Throws {@link ApiProblem}; a 401 also forgets the token, which brings the sign-in page.
 */
async function send<T>(method: string, url: string, body?: BodyInit, type?: string): Promise<T> {
  const headers = {
    Accept: 'application/json',
    ...(await authorization()),
    ...(type && { 'Content-Type': type }),
  };
  const response = await fetch(url, { method, headers, body }).catch(() => {
    throw new ApiProblem({ title: t.errors.unreachable, status: 0 });
  });
  if (!response.ok) {
    const problem = await problemOf(response);
    if (response.status === 401) forgetToken();
    throw problem;
  }
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

const json = (body: unknown) => JSON.stringify(body);

export const http = {
  get: <T>(path: string, query?: Query) => send<T>('GET', apiUrl(path, query)),
  post: <T>(path: string, body: unknown = {}) =>
    send<T>('POST', apiUrl(path), json(body), 'application/json'),
  patch: <T>(path: string, body: unknown) => send<T>('PATCH', apiUrl(path), json(body), 'application/json'),
  put: <T>(path: string, body: unknown) => send<T>('PUT', apiUrl(path), json(body), 'application/json'),
  postCsv: <T>(path: string, csv: Blob, query?: Query) =>
    send<T>('POST', apiUrl(path, query), csv, 'text/csv'),
  putCsv: <T>(path: string, csv: string) => send<T>('PUT', apiUrl(path), csv, 'text/csv'),
  delete: (path: string, query?: Query) => send<void>('DELETE', apiUrl(path, query)),
};
