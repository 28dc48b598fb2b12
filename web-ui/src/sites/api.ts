import { http } from '../api/http';
import type { Instant } from '../api/types';
import { t } from '../messages';
import type { PhasesOfPlace } from './phaseLimits';

export type GroupKind = keyof typeof t.groups.kinds;
export type Phases = keyof typeof t.groups.phaseNames;

export interface FlowLimit {
  importW: number;
  exportW: number;
}

export interface Group extends PhasesOfPlace {
  id: string;
  name: string;
  kind: GroupKind;
  /** Absent when it hangs on the grid connection. */
  parent?: string;
  limit: FlowLimit;
  baseLoadW?: number;
}

export interface WiredEvse {
  stationId: string;
  evseId: number;
  group?: string;
  phases: Phases;
}

export interface Wiring extends PhasesOfPlace {
  groups: Group[];
  evses: WiredEvse[];
}

export interface GroupLoad {
  /** Absent for the grid connection. */
  group?: string;
  powerW: number;
  phaseW: number[];
}

/** Of sites. */
export type SiteModeKind = keyof typeof t.modes.hints;

export type ModeKind = SiteModeKind | 'CHARGE_NOW';

export interface DailyPeriod {
  from: string;
  to: string;
  maxW: number;
}

/** What a site or a session is steered for; which fields there are follows from the kind. */
export interface Mode<K extends ModeKind = SiteModeKind> {
  kind: K;
  periods?: DailyPeriod[];
  importW?: number;
  powerW?: number;
  until?: Instant;
  criticalLoadW?: number;
  hours?: number;
  released?: boolean;
}

export const objectives: readonly SiteModeKind[] = ['COST', 'SELF_CONSUMPTION', 'LIMIT_ONLY'];

/** A mode's name, for kinds that a newer server may know too. */
export const modeName = (kind: string): string => (t.modes.names as Record<string, string>)[kind] ?? kind;

export const groupsPath = (site: string) => `/sites/${encodeURIComponent(site)}/groups`;

export const wiringQuery = (site: string) => ({
  queryKey: ['sites', 'groups', site],
  queryFn: () => http.get<Wiring>(groupsPath(site)),
});

export const groupLoadQuery = (site: string) => ({
  queryKey: ['sites', 'group-load', site],
  queryFn: () => http.get<GroupLoad[]>(`${groupsPath(site)}/load`),
  refetchInterval: 10_000,
});

export const modesPath = (site: string) => `/sites/${encodeURIComponent(site)}/modes`;

export const modesQuery = (site: string) => ({
  queryKey: ['sites', 'modes', site],
  queryFn: () => http.get<Mode[]>(modesPath(site)),
});

/** Groups from the root down, each with how deep it hangs. */
export function tree(
  groups: readonly Group[],
  parent?: string,
  depth = 1,
): { group: Group; depth: number }[] {
  return groups
    .filter((group) => group.parent === parent)
    .flatMap((group) => [{ group, depth }, ...tree(groups, group.id, depth + 1)]);
}

/** Without a group: what hung on it moves up. */
export function without(wiring: Wiring, gone: Group): Wiring {
  return {
    ...wiring,
    groups: wiring.groups
      .filter(({ id }) => id !== gone.id)
      .map((group) => (group.parent === gone.id ? { ...group, parent: gone.parent } : group)),
    evses: wiring.evses.map((evse) => (evse.group === gone.id ? { ...evse, group: gone.parent } : evse)),
  };
}
