import { http } from './http';
import type { Page } from './types';

/** What the server gives at most on one page. */
const PAGE = 500;

/** More rows than anybody reads, and as many as a browser holds without effort. */
export const MOST_ROWS = 100_000;

type Filter = Record<string, string | number | boolean | undefined>;

/** A list as a whole, page after page; what is beyond `MOST_ROWS` is left out, and said to be. */
export async function everyPage<T>(path: string, filter: Filter = {}): Promise<{ rows: T[]; cut: boolean }> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await http.get<Page<T>>(path, { ...filter, limit: PAGE, cursor });
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor && rows.length < MOST_ROWS);
  return { rows, cut: cursor !== undefined };
}

/** The same where as many as that are never expected. */
export const everyItem = <T>(path: string, filter: Filter = {}): Promise<T[]> =>
  everyPage<T>(path, filter).then(({ rows }) => rows);
