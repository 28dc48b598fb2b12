import { apiUrl, authorization, http } from '../api/http';
import type { Instant, Page } from '../api/types';
import { saveFile } from '../design/saveFile';
import type { t } from '../messages';

export type Party = keyof typeof t.settlement.parties;

export const parties: readonly Party[] = ['driver', 'fleet', 'siteHost', 'operator'];

/** What each party gets. */
export type Amounts = Record<Party, number>;

export interface SettlementSum {
  sessions: number;
  steered: number;
  energyInWh: number;
  energyOutWh: number;
  lostWh: number;
  refedWh: number;
  drivenWh: number;
  broughtWh: number;
  cost: number;
  revenue: number;
  wear: number;
  net: number;
  uncontrolled: number;
  saving: number;
  /** Absent where it is not known for every session, as are the other two. */
  co2InKg?: number;
  co2AvoidedKg?: number;
  co2UncontrolledKg?: number;
  amounts: Amounts;
}

export interface SiteSettlement {
  from: Instant;
  to: Instant;
  currency: string;
  total: SettlementSum;
  /** Without a contract both are absent. */
  contracts: { contractId?: string; name?: string; sum: SettlementSum }[];
  unsettled: number;
}

export interface ShareContract {
  id: string;
  siteId: string;
  name: string;
  basis: keyof typeof t.settlement.bases;
  validFrom: Instant;
  validUntil?: Instant;
  /** Per cent. */
  shares: Amounts;
}

export interface Period {
  from: Instant;
  to: Instant;
}

const path = (site: string) => `/sites/${encodeURIComponent(site)}/settlement`;

export const settlementQuery = (site: string, { from, to }: Period) => ({
  queryKey: ['sites', 'settlement', site, from, to],
  queryFn: () => http.get<SiteSettlement>(path(site), { from, to }),
});

export const CONTRACTS = '/share-contracts';

export const contractsQuery = (site: string) => ({
  queryKey: ['share-contracts', site],
  queryFn: () => http.get<Page<ShareContract>>(CONTRACTS, { site, limit: 500 }).then(({ items }) => items),
});

/**
 * Saves an export as a file: a link could not carry the credentials.
 * False when it could not be read.
 */
export async function download(site: string, what: 'sessions' | 'entries', period: Period): Promise<boolean> {
  const response = await fetch(apiUrl(`${path(site)}/${what}`, { ...period }), {
    headers: { Accept: 'text/csv', ...(await authorization()) },
  });
  if (!response.ok) return false;
  saveFile(`${site}-${what}-${period.from.slice(0, 10)}.csv`, await response.blob());
  return true;
}
