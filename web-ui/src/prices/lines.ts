import type { Problem } from '../api/types';

/** The line numbers (from 1) that a refusal names, in its pointers or its words. */
export function wrongLines({ pointer, detail, errors = [] }: Problem): number[] {
  const told = [pointer, detail, ...errors.flatMap((error) => [error.pointer, error.detail])];
  const lines = told.flatMap((text) =>
    [...(text ?? '').matchAll(/line[\s/:]*(\d+)/gi)].map((match) => Number(match[1])),
  );
  return [...new Set(lines)].sort((a, b) => a - b);
}

const AROUND = 2;

/** The named lines of a file with their neighbours. */
export function linesAround(csv: string, wanted: readonly number[]): { line: number; text: string }[] {
  return csv
    .split(/\r?\n/)
    .map((text, index) => ({ line: index + 1, text }))
    .filter(({ line }) => wanted.some((wrong) => Math.abs(wrong - line) <= AROUND));
}
