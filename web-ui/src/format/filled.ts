import { decimal } from './number';
import { date } from './time';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const FIGURE = /^-?\d+\.\d$/;

/** Days and figures as the API writes them, as the reader does. */
export const told = (facts: readonly string[]): string[] =>
  facts.map((fact) => {
    if (DAY.test(fact)) return date(`${fact}T12:00Z`, 'UTC');
    return FIGURE.test(fact) ? decimal(Number(fact)) : fact;
  });

/** A sentence with its facts where `{0}`, `{1}` … stand. */
export const filled = (sentence: string, facts: readonly string[]): string =>
  sentence.replace(/\{(\d)\}/g, (_, place: string) => facts[Number(place)] ?? '');
