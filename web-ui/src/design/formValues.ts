/** Readers of a submitted form. An empty field is absent. */

export function text(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

export function number(form: FormData, name: string): number | undefined {
  const value = text(form, name);
  return value === undefined ? undefined : Number(value);
}

/** A field in kW or kWh as the API's W or Wh. */
export function kilo(form: FormData, name: string): number | undefined {
  const value = number(form, name);
  return value === undefined ? undefined : Math.round(value * 1000);
}

/** A field in percent as the API's fraction. */
export function fraction(form: FormData, name: string): number | undefined {
  const value = number(form, name);
  return value === undefined ? undefined : value / 100;
}

export const checked = (form: FormData, name: string): boolean => form.get(name) !== null;
