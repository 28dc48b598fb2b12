import { apiUrl, authorization, http } from '../api/http';
import { problemOf } from '../api/problem';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';
import { saveFile } from '../design/saveFile';
import { language, type t } from '../messages';

export type Kind = keyof typeof t.statements.kinds;

export const kinds: readonly Kind[] = ['hosts', 'partners', 'fleets', 'drivers'];

/** Money in one currency; energy in kWh. */
export interface Sum {
  currency: string;
  sessions: number;
  importKwh: number;
  exportKwh: number;
  charged: number;
  earned: number;
  /** What is owed when all is set off. */
  balance: number;
}

export interface PartySum {
  party: { id: string; name: string };
  sum: Sum;
}

export interface Line {
  at?: Instant;
  what?: string;
  detail?: string;
  sum: Sum;
}

export interface MonthlyStatement {
  party: { id: string; name: string };
  timeZone: string;
  lines: Line[];
  totals: Sum[];
  unsettled: number;
}

/** A month of a calendar: `2026-10` in `Europe/Berlin`. */
export interface InMonth {
  month: string;
  zone: string;
}

export const partiesQuery = (kind: Kind, month: InMonth, q: string) =>
  paged<PartySum>(['statements', 'list', kind], `/statements/${kind}`, { ...month, q });

const pathOf = (kind: Kind, id: string) => `/statements/${kind}/${encodeURIComponent(id)}`;

export const statementQuery = (kind: Kind, id: string, month: InMonth) => ({
  queryKey: ['statements', 'one', kind, id, month],
  queryFn: () => http.get<MonthlyStatement>(pathOf(kind, id), { ...month }),
});

const types = { pdf: 'application/pdf', csv: 'text/csv' } as const;

export type Format = keyof typeof types;

/** Saves a statement as a file: a link could not carry the credentials. */
export async function save(kind: Kind, id: string, month: InMonth, format: Format): Promise<void> {
  const response = await fetch(apiUrl(pathOf(kind, id), { ...month, lang: language }), {
    headers: { Accept: types[format], ...(await authorization()) },
  });
  if (!response.ok) throw await problemOf(response);
  saveFile(`${kind}-${id}-${month.month}.${format}`, await response.blob());
}
