import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { apiUrl, authorization, http } from '../api/http';
import { problemOf } from '../api/problem';
import { paged } from '../api/queries';
import type { Instant } from '../api/types';
import { saveFile } from '../design/saveFile';

export type StudyState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';
export type Knowledge = 'PRESENT' | 'FORECAST' | 'PERFECT';
export type Current = 'ANY' | 'WHOLE_AMPERES';

export interface StudySettings {
  first: string;
  last: string;
  capacityKwh: number;
  /** The highest of the site's stations when absent. */
  powerKw?: number;
  windowLowPercent: number;
  windowHighPercent: number;
  efficiencyPercent: number;
  wearPerKwh: number;
  /** The site's own limit when absent, as is the next. */
  connectionKw?: number;
  exportKw?: number;
  /** As many as cars came when absent. */
  stations?: number;
  yearlyFee: number;
}

/** A strategy on the replayed days. */
export interface Case {
  uncontrolled: boolean;
  bidirectional: boolean;
  knowledge: Knowledge;
  current: Current;
  energyCost: number;
  wearCost: number;
  saving: number;
  savingPerCarYear: number;
  /** Share of what could be saved at best. */
  savingReached: number;
  inKwh: number;
  outKwh: number;
  peakKw: number;
  exportPeakKw: number;
  missingKwh: number;
  /** Promises that could have been kept. */
  brokenPromises: number;
  /** By hour of the day. */
  meanDayKw: number[];
}

/** The site with another connection, or with fewer stations. */
export interface Size {
  size: number;
  sessions: number;
  savingPerYear: number;
  peakKw: number;
  outKwh: number;
  missedPromises: number;
  missingKwh: number;
}

export interface Reserve {
  share: number;
  upKw: number;
  downKw: number;
}

export interface StudyFigures {
  days: number;
  cars: number;
  sessions: number;
  samples: string[];
  feePerCar: number;
  cases: Case[];
  connections: Size[];
  stations: Size[];
  reserves: Reserve[];
  method: string[];
}

export interface Study {
  id: number;
  siteId: string;
  siteName: string;
  name: string;
  settings: StudySettings;
  state: StudyState;
  askedBy: string;
  askedAt: Instant;
  beganAt?: Instant;
  endedAt?: Instant;
  progress?: number;
  failure?: string;
  figures?: StudyFigures;
}

const LOOK_AGAIN_MS = 1_500;

export const isGoingOn = ({ state }: Study) => state === 'QUEUED' || state === 'RUNNING';

export const studiesQuery = (site: string) =>
  infiniteQueryOptions({
    ...paged<Study>(['studies', 'list'], '/studies', { site }),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(isGoingOn)) && LOOK_AGAIN_MS,
  });

export const studyQuery = (id: string) =>
  queryOptions({
    queryKey: ['studies', 'one', id],
    queryFn: () => http.get<Study>(studyApi(id)),
    refetchInterval: ({ state: { data } }) => data && isGoingOn(data) && LOOK_AGAIN_MS,
  });

const studyApi = (id: string | number) => `/studies/${encodeURIComponent(id)}`;

export const studyPath = (id: number) => `/energy/studies/${id}`;

export const askFor = (wanted: { siteId?: string; name?: string; settings: Partial<StudySettings> }) =>
  http.post<Study>('/studies', wanted);

export const remove = ({ id }: Study) => http.delete(studyApi(id));

const files = {
  report: { type: 'text/html', suffix: 'html' },
  figures: { type: 'text/csv', suffix: 'csv' },
} as const;

/** Saves the report or the figures as a file: a link could not carry the credentials. */
export async function save({ id, name }: Study, what: keyof typeof files): Promise<void> {
  const { type, suffix } = files[what];
  const response = await fetch(apiUrl(`${studyApi(id)}/${what}`), {
    headers: { Accept: type, ...(await authorization()) },
  });
  if (!response.ok) throw await problemOf(response);
  saveFile(`${name}.${suffix}`, await response.blob());
}
