const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const isNumber = (text: string) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text);

/** Before what spreadsheets take for a formula; within a text, too, which they may divide where we do not. */
const FORMULA = /(?<=^|[;\t\r\n])(?='*[=+\-@])|^(?='*[\t\r\n])/g;

const harmless = (text: string) => (isNumber(text) ? text : text.replace(FORMULA, "'"));

/** Rows of cells as RFC 4180 has them; what would be a formula gets an apostrophe in front. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => quote(harmless(cell))).join(',')).join('\r\n');
