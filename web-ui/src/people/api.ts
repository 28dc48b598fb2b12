import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import { paged } from '../api/queries';
import type { Instant, Page, Role } from '../api/types';

export interface Account {
  id: string;
  name: string;
  role: Role;
  disabled: boolean;
  secondFactor: boolean;
  createdAt: Instant;
  lastLoginAt?: Instant;
}

export interface MadeUser {
  id: string;
  name: string;
  role: Role;
  password: string;
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

export const userPath = (id: string) => `/users/${encodeURIComponent(id)}`;
