const quote = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Text that spreadsheets would take for a formula; a number is none. */
const isFormula = (text: string) => /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text));

/** Rows of cells as RFC 4180 has them; what would be a formula gets an apostrophe in front. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((cell) => quote(isFormula(cell) ? `'${cell}` : cell)).join(',')).join('\r\n');
