/** A sentence with its facts where `{0}`, `{1}` … stand. */
export const filled = (sentence: string, facts: readonly string[]): string =>
  sentence.replace(/\{(\d)\}/g, (_, place: string) => facts[Number(place)] ?? '');
