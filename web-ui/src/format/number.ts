import { LOCALE } from '../messages';

const MINUS = '−';

const formats = new Map<string, Intl.NumberFormat>();

function format(value: number, digits: number, options: Intl.NumberFormatOptions = {}): string {
  const key = `${digits}${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.NumberFormat(LOCALE, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...options,
    });
    formats.set(key, found);
  }
  const rounded = Number(value.toFixed(digits)) === 0 ? 0 : value;
  return found.format(rounded).replace('-', MINUS);
}

/** Two digits at most, and none that say nothing. */
export const decimal = (value: number) => format(value, 2, { minimumFractionDigits: 0 });

export const count = (value: number) => format(value, 0);

/** A power without its unit, for columns whose header names it. */
export function kilowatts(watts: number): string {
  return format(watts / 1000, Math.abs(watts) < 99_950 ? 1 : 0);
}

export function power(watts: number): string {
  return Math.abs(watts) < 9_999_500 ? `${kilowatts(watts)} kW` : `${format(watts / 1e6, 2)} MW`;
}

/** A power whose sign matters: `+7.4 kW` into the car, `−10.0 kW` out of it. */
export function signedPower(watts: number): string {
  return `${watts >= 50 ? '+' : ''}${power(watts)}`;
}

export function energy(wattHours: number): string {
  if (Math.abs(wattHours) >= 9_999_500) return `${format(wattHours / 1e6, 2)} MWh`;
  return `${format(wattHours / 1000, Math.abs(wattHours) < 99_950 ? 1 : 0)} kWh`;
}

export const percent = (value: number) => `${format(value, 0)} %`;

/** A share in percent with as many decimals as it has: `33.3333 %`. */
export const share = (value: number) => `${format(value, 4, { minimumFractionDigits: 0 })} %`;

export const kilograms = (value: number) => `${format(value, Math.abs(value) < 99.95 ? 1 : 0)} kg`;

/** A ratio such as an efficiency: 0.952 becomes `95.2 %`. */
export const ratio = (value: number) => `${format(value * 100, 1)} %`;

export function money(value: number, currency: string): string {
  return format(value, 2, { style: 'currency', currency });
}

/** What a unit costs, or a part of a sum, to more digits than are paid: `0.395 €`. */
export const exactMoney = (value: number, currency: string) =>
  format(value, 5, { style: 'currency', currency, minimumFractionDigits: 2 });

/** kWh or hours as they are billed: `12.345`, without zeros at the end. */
export const quantity = (value: number) => format(value, 3, { minimumFractionDigits: 0 });

/** A price per kWh; euros are told in cents as on every bill. */
export function price(perKwh: number, currency: string): string {
  return currency === 'EUR' ? `${format(perKwh * 100, 1)} ct/kWh` : `${format(perKwh, 3)} ${currency}/kWh`;
}

export const millis = (value: number) =>
  value < 1000 ? `${format(value, 0)} ms` : `${format(value / 1000, 1)} s`;

/** A size in bytes: `12 kB`, `3.4 MB`. */
export function bytes(value: number): string {
  if (value < 1_000) return `${count(value)} B`;
  return value < 1e6 ? `${format(value / 1e3, 0)} kB` : `${format(value / 1e6, 1)} MB`;
}

/** A length of stay: `9.5 h`. */
export const hours = (value: number) => `${format(value, 1)} h`;
