import { decimal, energy, kilograms, money, percent, price, signedPower } from '../format/number';
import { t } from '../messages';
import { valueAt } from './grid';
import type { Chart, Unit } from './model';

/** A value with its unit; power series hold watts, energy series watt-hours. */
export function valueText(value: number, unit: Unit, currency: string): string {
  switch (unit) {
    case 'kW':
      return signedPower(value);
    case 'kWh':
      return energy(value);
    case 'money':
      return money(value, currency);
    case 'kg':
      return kilograms(value);
    case '%':
      return percent(value);
    case 'price':
      return price(value, currency);
  }
}

/** By what the values of a series are multiplied to be in the unit that is shown. */
export function scaleOf(unit: Unit, currency: string): number {
  if (unit === 'kW' || unit === 'kWh') return 0.001;
  return unit === 'price' && currency === 'EUR' ? 100 : 1;
}

/** The short form on an axis; the unit stands at the pane's head. */
export function axisText(value: number, unit: Unit, currency: string): string {
  return decimal(value * scaleOf(unit, currency));
}

export function unitText(unit: Unit, currency: string): string {
  if (unit === 'price') return currency === 'EUR' ? 'ct/kWh' : `${currency}/kWh`;
  return unit === 'money' ? currency : unit;
}

/** A series' name among those of other panes: `State of charge planned`. */
export const seriesName = ({ label }: { label: string }, pane: string): string =>
  label === t.chart.actual || label === t.chart.planned ? t.chart.ofPane(pane, label) : label;

export interface Reading {
  id: string;
  label: string;
  text: string;
  tone: string;
}

const MOST_LAYERS = 6;

/** What every pane shows at one time; of many layers those with the most power. */
export function readingsAt(chart: Chart, time: number, hidden: ReadonlySet<string>): Reading[] {
  return chart.panes.flatMap((pane) => {
    const read = (series: { id: string; label: string }, value: number | null, tone: string): Reading[] =>
      value === null || hidden.has(series.id)
        ? []
        : [
            {
              id: series.id,
              label: seriesName(series, pane.label),
              text: valueText(value, pane.unit, chart.currency),
              tone,
            },
          ];
    const lines = pane.series.flatMap((series) => {
      const value = valueAt(series, time);
      const tone = series.tone === 'signed' ? ((value ?? 0) < 0 ? 'discharge' : 'charge') : series.tone;
      return read(series, value, tone);
    });
    const layers = (pane.layers ?? [])
      .map((layer) => ({ layer, value: valueAt({ ...layer, shape: 'step' }, time) ?? 0 }))
      .filter(({ value }) => Math.abs(value) >= 50)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
      .slice(0, MOST_LAYERS)
      .flatMap(({ layer, value }) => read(layer, value, value < 0 ? 'discharge' : 'charge'));
    return [...lines, ...layers];
  });
}
