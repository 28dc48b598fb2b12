/** What a chart shows, without saying how it is drawn. Times are epoch seconds. */

export interface Point {
  t: number;
  /** Null ends a step or breaks a line. */
  v: number | null;
}

export type Unit = 'kW' | 'kWh' | 'price' | 'money' | 'kg' | '%';

/** Names of the palette's data colours (design/tokens.css). `signed` is charge above zero, discharge below. */
export type Tone = 'signed' | 'charge' | 'discharge' | 'ink' | 'price' | 'price-2' | 'soc' | 'limit' | 'base';

export interface Series {
  id: string;
  label: string;
  tone: Tone;
  /** A step holds its value until the next point, as a bar does; a line connects points. */
  shape: 'line' | 'step' | 'bar';
  fill?: 'strong' | 'faint';
  dashed?: boolean;
  width?: number;
  points: readonly Point[];
}

/** One layer of a stack of step values, positive and negative ones stacked apart. */
export interface Layer {
  id: string;
  label: string;
  points: readonly Point[];
}

export interface Limit {
  label: string;
  value: number;
}

/** A point to reach, such as a promised state of charge at departure. */
export interface Target {
  label: string;
  t: number;
  v: number;
}

/** The room between two series, by their ids. */
export interface Between {
  upper: string;
  lower: string;
  tone: Tone;
}

export interface Pane {
  id: string;
  label: string;
  unit: Unit;
  height: number;
  series: readonly Series[];
  layers?: readonly Layer[];
  bands?: readonly Between[];
  limits?: readonly Limit[];
  targets?: readonly Target[];
  /** The least range of the vertical axis. */
  atLeast?: readonly [number, number];
}

/** Panes one below the other over the same time. */
export interface Chart {
  title: string;
  panes: readonly Pane[];
  from: number;
  to: number;
  now?: number;
  zone: string;
  currency: string;
  /** What one value is of, where it is more than a moment; hours are those of a day without a date. */
  bucket?: 'hour' | 'day' | 'month';
  /** Emphasised layer, such as the car under the pointer in a table. */
  highlight?: string;
}

export const seconds = (instant: string | number): number =>
  (typeof instant === 'number' ? instant : Date.parse(instant)) / 1000;
