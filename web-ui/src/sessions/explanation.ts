import type { Because, Explanation } from '../api/types';
import { energy, percent, power, price } from '../format/number';
import { millisOf } from '../format/time';
import { t } from '../messages';

/** How moments and money are told. */
export interface Telling {
  time: (moment: string) => string;
  currency: string;
}

/** What an explanation says, as one sentence without its action and times. */
export function sentence(explanation: Explanation, telling: Telling): string {
  const { reasons } = explanation;
  const told = reasons
    .filter(({ kind }) => kind !== 'LATER')
    .map((because) => words(because, explanation, telling));
  return told.filter(Boolean).join('; ');
}

/** A kind that is not known here says nothing: the server may be newer. */
function words(because: Because, explanation: Explanation, telling: Telling): string | undefined {
  const texts = t.explain;
  switch (because.kind) {
    case 'PRICE':
      return compared(because, explanation, telling);
    case 'NEED':
      return texts.need(energy(because.energyWh), telling.time(because.departure));
    case 'CHARGE_NOW':
      return texts.chargeNow;
    case 'BELOW_MINIMUM':
      return texts.belowMinimum(percent(because.socPercent));
    case 'LEVEL':
      return texts.levels[because.mark](percent(because.socPercent));
    case 'LIMIT':
      return bound(because, explanation);
    case 'CAR_LIMIT':
      return texts.carLimit(power(because.limitW));
    case 'WARRANTY_BUDGET':
      return texts.warranty(energy(because.mostOutWh));
    case 'RESERVE':
      return texts.reserve(percent(because.socPercent));
    case 'HELD_POWER':
      return texts.held(power(because.upW), power(because.downW));
    case 'PEAK':
      return texts.peak(power(because.peakW));
    case 'EMISSIONS':
      return texts.emissions(
        `${Math.round(because.kgPerKwh * 1000)} g/kWh`,
        price(because.kgPerKwh * because.pricePerKg, telling.currency),
      );
    case 'STEERED':
      return texts.steered[because.mode] ?? because.mode;
    case 'TRIED':
      return texts.tried;
    case 'EVENLY':
      return texts.evenly;
    default:
      return undefined;
  }
}

type Of<K extends Because['kind']> = Extract<Because, { kind: K }>;

function worth({ perKwh, expected }: Of<'PRICE'> | Of<'LATER'>, currency: string): string {
  const told = price(perKwh, currency);
  return expected ? t.explain.expected(told) : told;
}

function compared(now: Of<'PRICE'>, { action, reasons }: Explanation, { time, currency }: Telling): string {
  const told = t.explain.price(t.explain.rates[now.rate], worth(now, currency));
  const later = reasons.find((because): because is Of<'LATER'> => because.kind === 'LATER');
  return later
    ? `${told}${t.explain.later[action](worth(later, currency), time(later.start), time(later.end))}`
    : told;
}

function bound(limit: Of<'LIMIT'>, { start, end }: Explanation): string {
  const place = limit.place || t.explain.connection;
  const named = t.explain.scopes[limit.scope](place, power(limit.limitW));
  if (limit.boundMinutes === 0) return t.explain.notBinding(named);
  const all = limit.boundMinutes >= (millisOf(end) - millisOf(start)) / 60_000;
  return all ? t.explain.binding(named) : t.explain.bindingFor(named, limit.boundMinutes);
}
