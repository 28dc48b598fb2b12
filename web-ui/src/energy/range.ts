import { fromLocalInput } from '../format/time';

/** Days of the calendar such as `2026-03-10`, both included. */
export interface Days {
  first: string;
  last: string;
}

export type Bucket = 'day' | 'month';

export const choices = ['7', '30', '12m', 'own'] as const;
export type Choice = (typeof choices)[number];

/** The server sums up no more days at once. */
const MOST_DAYS = 400;
/** More days than these are told by month. */
const MOST_BARS = 92;

export interface Range {
  choice: Choice;
  days: Days;
  bucket: Bucket;
  /** As many days that came before. */
  before: Days;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const millis = (day: string) => Date.parse(`${day}T00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

export const plusDays = (day: string, days: number) => dayOf(millis(day) + days * 86_400_000);

/** The first day of the month after that of a day. */
export const nextMonth = (day: string) => `${plusDays(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`;

export const countDays = ({ first, last }: Days) =>
  Math.round((millis(last) - millis(first)) / 86_400_000) + 1;

/** What the address says; the last 30 days where it says nothing that makes sense. */
export function rangeOf(search: URLSearchParams, today: string): Range {
  const choice = choices.find((each) => each === search.get('range')) ?? '30';
  const days = choice === 'own' ? ownDays(search, today) : lately(choice, today);
  const before = plusDays(days.first, -1);
  return {
    choice,
    days,
    bucket: choice === '12m' || countDays(days) > MOST_BARS ? 'month' : 'day',
    before: { first: plusDays(before, 1 - countDays(days)), last: before },
  };
}

function lately(choice: Choice, today: string): Days {
  if (choice !== '12m') return { first: plusDays(today, choice === '7' ? -6 : -29), last: today };
  const month = new Date(`${today.slice(0, 7)}-01T00:00Z`);
  month.setUTCMonth(month.getUTCMonth() - 11);
  return { first: dayOf(month.getTime()), last: today };
}

function ownDays(search: URLSearchParams, today: string): Days {
  const said = (name: string) => {
    const day = search.get(name) ?? '';
    return DAY.test(day) && !Number.isNaN(millis(day)) ? day : undefined;
  };
  const last = said('last') ?? today;
  const first = said('first') ?? plusDays(last, -29);
  if (first > last) return { first: last, last };
  return countDays({ first, last }) > MOST_DAYS
    ? { first: plusDays(last, 1 - MOST_DAYS), last }
    : { first, last };
}

/** Epoch seconds of midnight at the start of a day in the zone. */
export const secondsOf = (day: string, zone: string): number =>
  Date.parse(fromLocalInput(`${day}T00:00`, zone) ?? `${day}T00:00Z`) / 1000;
