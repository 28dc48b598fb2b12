import { apiUrl, authorization, http } from '../api/http';
import type { StationFilter } from '../api/types';
import { saveFile } from '../design/saveFile';

const FILE = '/stations.csv';

export type Outcome = 'CREATED' | 'CHANGED' | 'UNCHANGED' | 'REFUSED';

export interface ImportedStation {
  id: string;
  lines: number[];
  outcome: Outcome;
  changes: { column: string; evse?: number; from?: string; to?: string }[];
  faults: { line: number; column: string; detail: string }[];
  /** Made for it; told this once. */
  password?: string;
}

/** What a file does (a dry run), or did. */
export interface StationImport {
  dryRun: boolean;
  plan: string;
  counts: { created: number; changed: number; unchanged: number; refused: number };
  stations: ImportedStation[];
}

/** What the file would do. */
export const lookAt = (csv: Blob) => http.postCsv<StationImport>(FILE, csv, { dryRun: true });

/** Does what a dry run showed, or nothing. */
export const apply = (csv: Blob, plan: string, passwords: boolean) =>
  http.postCsv<StationImport>(FILE, csv, { dryRun: false, plan, passwords });

/**
 * Saves what the list finds as a file: a link could not carry the credentials.
 * False when it could not be read.
 */
export async function exportStations(filter: StationFilter): Promise<boolean> {
  const response = await fetch(apiUrl(FILE, { ...filter }), {
    headers: { Accept: 'text/csv', ...(await authorization()) },
  }).catch(() => undefined);
  if (!response?.ok) return false;
  saveFile('stations.csv', await response.blob());
  return true;
}
