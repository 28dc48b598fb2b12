import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant, Page, Role } from '../api/types';

export interface Account {
  id: string;
  name: string;
  role: Role;
  tenantId?: string;
  disabled: boolean;
  secondFactor: boolean;
  passkeys: number;
  createdAt: Instant;
  lastLoginAt?: Instant;
}

export interface MadeUser {
  id: string;
  name: string;
  role: Role;
  password: string;
}

/** Who sees some sites and nothing else. */
export interface Tenant {
  id: string;
  name: string;
  createdAt: Instant;
  sites: string[];
}

export interface LoginSession {
  id: string;
  userId: string;
  user: string;
  createdAt: Instant;
  expiresAt: Instant;
  lastUsedAt: Instant;
  remote: string;
  agent?: string;
}

export interface AuditEntry {
  id: number;
  at: Instant;
  actor: string;
  remote?: string;
  method: string;
  path: string;
  status: number;
}

export const usersQuery = (q: string) => paged<Account>(['users'], '/users', { q });

export const loginsQuery = paged<LoginSession>(['logins'], '/logins');

export const ownLoginsQuery = queryOptions({
  queryKey: ['me', 'logins'],
  queryFn: () => http.get<Page<LoginSession>>('/me/logins').then(({ items }) => items),
});

export const auditQuery = (filter: { actor?: string; path?: string; failed?: string }) =>
  paged<AuditEntry>(['audit'], '/audit', filter);

export const tenantsQuery = paged<Tenant>(['tenants', 'list'], '/tenants');

const ALL = 500;

export const allTenantsQuery = queryOptions({
  queryKey: ['tenants', 'all'],
  queryFn: () => http.get<Page<Tenant>>('/tenants', { limit: ALL }).then(({ items }) => items),
});

export const tenantPath = (id: string) => `/tenants/${encodeURIComponent(id)}`;

export const userPath = (id: string) => `/users/${encodeURIComponent(id)}`;
