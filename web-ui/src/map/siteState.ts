import type { Site } from '../api/types';

/** What a site does, as its mark on the map says; the more a person is needed, the earlier. */
export const siteStates = ['FAULTED', 'OFFLINE', 'DISCHARGING', 'CHARGING', 'IDLE'] as const;

export type SiteState = (typeof siteStates)[number];

const IDLE_W = 50;

export function siteState({ faulted, offline, stations, carsW }: Site): SiteState {
  if (faulted > 0) return 'FAULTED';
  if (stations > 0 && offline === stations) return 'OFFLINE';
  if (Math.abs(carsW) <= IDLE_W) return 'IDLE';
  return carsW > 0 ? 'CHARGING' : 'DISCHARGING';
}

export const worst = (states: readonly SiteState[]): SiteState =>
  siteStates.find((state) => states.includes(state)) ?? 'IDLE';
