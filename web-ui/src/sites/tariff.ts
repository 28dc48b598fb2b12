import type { PricedDimension } from '../api/types';
import { exactMoney, quantity } from '../format/number';
import { t } from '../messages';
import { type Day, days, daysName } from './supply';

/** When an element holds; a least is inclusive, a most exclusive. */
export interface Restrictions {
  startTime?: string;
  endTime?: string;
  startDate?: string;
  endDate?: string;
  daysOfWeek?: Day[];
  minKwh?: number;
  maxKwh?: number;
  minPower?: number;
  maxPower?: number;
  minCurrent?: number;
  maxCurrent?: number;
  /** Seconds. */
  minDuration?: number;
  maxDuration?: number;
  reservation?: string;
}

interface Component {
  dimension: PricedDimension;
  price: number;
  taxPercent?: number;
  stepSize: number;
}

export interface Element {
  components: Component[];
  restrictions?: Restrictions;
}

interface Limit {
  beforeTaxes: number;
  afterTaxes?: number;
}

/** What drivers pay at a site: flat prices, or elements in their place. */
export interface Tariff {
  currency: string;
  perKwh: number;
  perHour: number;
  fixed: number;
  elements?: Element[];
  minimum?: Limit;
  maximum?: Limit;
}

/** One price with what it asks for. */
export interface PriceRow extends Component {
  when: Restrictions;
}

export const dimensions: readonly PricedDimension[] = [
  'ENERGY',
  'TIME',
  'PARKING_TIME',
  'FLAT',
  'ENERGY_EXPORT',
];

export const emptyRow: PriceRow = { dimension: 'ENERGY', price: 0, stepSize: 1, when: {} };

const HOUR_S = 3600;

/** Each component in a row of its own, which prices the same: order is kept. */
export const rowsOf = (elements: readonly Element[] = []): PriceRow[] =>
  elements.flatMap(({ components, restrictions = {} }) =>
    components.map((component) => ({ ...component, when: restrictions })),
  );

export const hours = (seconds?: number) => (seconds === undefined ? undefined : seconds / HOUR_S);

/** The elements of a submitted form; what it has no field for stays as it was. */
export function elementsOf(form: FormData): Element[] {
  const all = (part: string) => form.getAll(`element.${part}`).map(String);
  const columns = {
    price: all('price'),
    days: all('days'),
    from: all('from'),
    to: all('to'),
    minKwh: all('minKwh'),
    maxKwh: all('maxKwh'),
    minHours: all('minHours'),
    maxHours: all('maxHours'),
    kept: all('kept'),
  };
  return all('dimension').map((dimension, row) => {
    const cell = (name: keyof typeof columns) => columns[name][row] || undefined;
    const amount = (name: keyof typeof columns, unit = 1) => {
      const value = cell(name);
      return value === undefined ? undefined : Math.round(Number(value) * unit * 1e6) / 1e6;
    };
    const kept = JSON.parse(cell('kept') ?? '{}') as PriceRow;
    const chosen = (cell('days') ?? '').split(',') as Day[];
    return {
      components: [
        {
          dimension: dimension as PricedDimension,
          price: Number(cell('price')),
          taxPercent: kept.taxPercent,
          stepSize: kept.stepSize,
        },
      ],
      restrictions: {
        ...kept.when,
        startTime: cell('from'),
        endTime: cell('to'),
        daysOfWeek: chosen.length < days.length ? chosen : undefined,
        minKwh: amount('minKwh'),
        maxKwh: amount('maxKwh'),
        minDuration: amount('minHours', HOUR_S),
        maxDuration: amount('maxHours', HOUR_S),
      },
    };
  });
}

export const priceName = ({ dimension, price }: PriceRow, currency: string) =>
  t.price.per[dimension](exactMoney(price, currency));

const range = (from: string | number | undefined, to: string | number | undefined, unit = ''): string[] => {
  if (from === undefined) return to === undefined ? [] : [`${t.tariff.until(`${to}${unit}`)}`];
  return [to === undefined ? t.tariff.from(`${from}${unit}`) : `${from}–${to}${unit}`];
};

const short = (time?: string) => time?.slice(0, 5);
const amount = (value?: number) => (value === undefined ? undefined : quantity(value));

/** In words when a price holds. */
export function whenName({ when }: PriceRow): string {
  const parts = [
    ...(when.daysOfWeek?.length ? [daysName(when.daysOfWeek)] : []),
    ...range(short(when.startTime), short(when.endTime)),
    ...range(when.startDate, when.endDate),
    ...range(amount(when.minKwh), amount(when.maxKwh), ' kWh'),
    ...range(amount(when.minPower), amount(when.maxPower), ' kW'),
    ...range(amount(when.minCurrent), amount(when.maxCurrent), ' A'),
    ...range(amount(hours(when.minDuration)), amount(hours(when.maxDuration)), ' h'),
  ];
  return parts.length ? parts.join(', ') : t.tariff.otherwise;
}
