/** The colours of the current theme, read from the CSS custom properties for the canvas. */
export interface Palette {
  charge: string;
  charge2: string;
  discharge: string;
  discharge2: string;
  soc: string;
  price: string;
  price2: string;
  limit: string;
  base: string;
  grid: string;
  ink: string;
  ink3: string;
  surface: string;
  font: string;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    charge: read('charge'),
    charge2: read('charge-2'),
    discharge: read('discharge'),
    discharge2: read('discharge-2'),
    soc: read('soc'),
    price: read('price'),
    price2: read('price-2'),
    limit: read('limit'),
    base: read('base'),
    grid: read('grid'),
    ink: read('ink'),
    ink3: read('ink-3'),
    surface: read('surface'),
    font: `11px ${read('font')}`,
  };
}

/** `#1668c7` with an alpha between 0 and 1. */
export function faded(hex: string, alpha: number): string {
  const byte = Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0');
  return `${hex}${byte}`;
}
