import { queryOptions } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Instant, PriceStep } from '../api/types';
import { LOCALE, t } from '../messages';

export const days = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;
export type Day = (typeof days)[number];

/** An amount per kWh in a part of some days of each week. */
export interface WeeklyPrice {
  days: Day[];
  from: string;
  to: string;
  perKwh: number;
}

/** What a site pays for a kWh and gets for one, from some moment on. */
export interface SupplyTariff {
  validFrom: Instant;
  area?: string;
  table: WeeklyPrice[];
  adders: WeeklyPrice[];
  factor: number;
  exportDeduction: number;
  exportPrice?: number;
}

export interface SitePrices {
  currency: string;
  steps: (PriceStep & { known: boolean })[];
}

export interface PriceArea {
  area: string;
  from: Instant;
  to: Instant;
}

/** The area of sites that name none. */
export const USUAL_AREA = 'default';

export const supplyPath = (site: string) => `/sites/${encodeURIComponent(site)}/supply-tariffs`;

export const supplyQuery = (site: string) =>
  queryOptions({
    queryKey: ['sites', 'supply', site],
    queryFn: () => http.get<SupplyTariff[]>(supplyPath(site)),
  });

export const sitePricesQuery = (site: string) =>
  queryOptions({
    queryKey: ['sites', 'prices', site],
    queryFn: () => http.get<SitePrices>(`/sites/${encodeURIComponent(site)}/prices`),
    refetchInterval: 300_000,
  });

export const areasQuery = queryOptions({
  queryKey: ['prices', 'areas'],
  queryFn: () => http.get<PriceArea[]>('/prices/areas'),
});

const working: readonly Day[] = days.slice(0, 5);
const weekend: readonly Day[] = days.slice(5);

/** Days as the value of a select, always in the same order. */
export const daysValue = (some: readonly Day[]): string =>
  days.filter((day) => some.length === 0 || some.includes(day)).join(',');

/** What a select of days offers: all, working days, the weekend, each day, and what a row has. */
export function dayChoices(chosen: readonly Day[]): { value: string; label: string }[] {
  const usual = [
    { value: daysValue(days), label: t.supply.everyDay },
    { value: daysValue(working), label: t.supply.workingDays },
    { value: daysValue(weekend), label: t.supply.weekend },
    ...days.map((day) => ({ value: day as string, label: dayName(day, 'long') })),
  ];
  const value = daysValue(chosen);
  return usual.some((choice) => choice.value === value)
    ? usual
    : [...usual, { value, label: chosen.map((day) => dayName(day, 'short')).join(' ') }];
}

/** What the days of a row are called. */
export const daysName = (some: readonly Day[]): string =>
  dayChoices(some).find(({ value }) => value === daysValue(some))?.label ?? '';

/** 1 January 2024 was a Monday. */
const dayName = (day: Day, weekday: 'long' | 'short') =>
  new Intl.DateTimeFormat(LOCALE, { weekday, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + days.indexOf(day)),
  );

/** The weekly prices of a submitted form; `name` tells adders from a table. */
export function weeklyPrices(form: FormData, name: string): WeeklyPrice[] {
  const all = (part: string) => form.getAll(`${name}.${part}`).map(String);
  const [from, to, perKwh] = [all('from'), all('to'), all('perKwh')];
  return all('days').map((chosen, row) => ({
    days: chosen.split(',') as Day[],
    from: from[row] ?? '',
    to: to[row] ?? '',
    perKwh: Number(perKwh[row]),
  }));
}
