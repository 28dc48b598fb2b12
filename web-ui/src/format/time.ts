import { LOCALE, t } from '../messages';

/** Epoch millis or an instant as the API writes it. */
export type Moment = number | string;

export const millisOf = (moment: Moment) => (typeof moment === 'number' ? moment : Date.parse(moment));

const formats = new Map<string, Intl.DateTimeFormat>();

function format(moment: Moment, zone: string, options: Intl.DateTimeFormatOptions): string {
  const key = zone + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALE, { timeZone: zone, hourCycle: 'h23', ...options });
    formats.set(key, found);
  }
  return found.format(millisOf(moment));
}

export const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `07:30` */
export const clockTime = (moment: Moment, zone: string) =>
  format(moment, zone, { hour: '2-digit', minute: '2-digit' });

/** `07:30:05` */
export const preciseTime = (moment: Moment, zone: string) =>
  format(moment, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** `Tue 10 Mar` */
export const day = (moment: Moment, zone: string) =>
  format(moment, zone, { weekday: 'short', day: 'numeric', month: 'short' }).replace(',', '');

/** `March 2026` */
export const month = (moment: Moment, zone: string) =>
  format(moment, zone, { month: 'long', year: 'numeric' });

/** `10 Mar 2026` */
export const date = (moment: Moment, zone: string) =>
  format(moment, zone, { day: 'numeric', month: 'short', year: 'numeric' });

/** `10 Mar 2026, 07:30:05`, with the zone: for tooltips and details. */
export const fullTime = (moment: Moment, zone: string) =>
  format(moment, zone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });

/** `07:30` when it is on the same local day as `now`, else `Wed 07:30`, or the date when further away. */
export function nearTime(moment: Moment, now: Moment, zone: string): string {
  const time = clockTime(moment, zone);
  if (day(moment, zone) === day(now, zone)) return time;
  const near = Math.abs(millisOf(moment) - millisOf(now)) < 6 * 86_400_000;
  return near ? `${format(moment, zone, { weekday: 'short' })} ${time}` : `${day(moment, zone)} ${time}`;
}

/** `2 h 05 min`, `12 min`, `40 s` */
export function duration(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** `3 min ago`, `in 2 h 05 min` */
export function relative(moment: Moment, now: number): string {
  const away = millisOf(moment) - now;
  if (Math.abs(away) < 5_000) return t.time.now;
  return away < 0 ? t.time.ago(duration(-away)) : t.time.in(duration(away));
}

/** Midnight at the start of the local day of `moment`. */
export function startOfDay(moment: Moment, zone: string): number {
  const millis = millisOf(moment);
  const [hours = 0, minutes = 0, seconds = 0] = preciseTime(millis, zone).split(':').map(Number);
  const guess = millis - ((hours * 60 + minutes) * 60 + seconds) * 1000 - (millis % 1000);
  // On a day that changed its clocks the guess is an hour off.
  const [offHours = 0, offMinutes = 0] = clockTime(guess, zone).split(':').map(Number);
  if (offHours === 0 && offMinutes === 0) return guess;
  const off = (offHours * 60 + offMinutes) * 60_000;
  return offHours >= 12 ? guess + 86_400_000 - off : guess - off;
}

/** What `<input type="datetime-local">` shows: `2026-03-10T07:30` in the zone. */
export function toLocalInput(moment: Moment, zone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) => format(moment, zone, options);
  const month = part({ month: '2-digit' });
  const dayOfMonth = part({ day: '2-digit' });
  return `${part({ year: 'numeric' })}-${month}-${dayOfMonth}T${clockTime(moment, zone)}`;
}

/** The instant that a `datetime-local` value means in the zone; undefined when unreadable. */
export function fromLocalInput(value: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const offsetAt = (millis: number) =>
    Date.parse(`${toLocalInput(millis, zone)}Z`) - Math.floor(millis / 60_000) * 60_000;
  const first = asUtc - offsetAt(asUtc);
  return new Date(asUtc - offsetAt(first)).toISOString().replace('.000Z', 'Z');
}

/** Midnight at the start of the local month of `moment`. */
export function startOfMonth(moment: Moment, zone: string): number {
  const first = `${toLocalInput(moment, zone).slice(0, 7)}-01T00:00`;
  return Date.parse(fromLocalInput(first, zone) ?? first);
}
