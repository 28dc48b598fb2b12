/** A stretch of the time axis, in seconds. */
export interface View {
  min: number;
  max: number;
}

const ZOOM = 2;
const PAN = 0.25;

/** Nobody reads less than this at once. */
const LEAST_S = 300;

/** What `aria-keyshortcuts` says of a chart. */
export const CHART_KEYS = 'ArrowLeft ArrowRight Shift+ArrowLeft Shift+ArrowRight Plus Minus 0';

/**
 * What is in sight after a key: `+` and `-` zoom about `at`, Shift with an arrow pans, `0` shows all;
 * undefined when the key does nothing of that.
 */
export function viewAfter(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  view: View,
  all: View,
  at: number,
): View | undefined {
  switch (key) {
    case '+':
    case '=':
      return within(zoomed(view, 1 / ZOOM, at), all);
    case '-':
    case '_':
      return within(zoomed(view, ZOOM, at), all);
    case '0':
      return all;
    case 'ArrowLeft':
      return shiftKey ? panned(view, -PAN, all) : undefined;
    case 'ArrowRight':
      return shiftKey ? panned(view, PAN, all) : undefined;
    default:
      return undefined;
  }
}

function zoomed({ min, max }: View, factor: number, at: number): View {
  const length = Math.max(LEAST_S, (max - min) * factor);
  const middle = Math.min(max, Math.max(min, at));
  const before = max > min ? (middle - min) / (max - min) : 0.5;
  return { min: middle - before * length, max: middle + (1 - before) * length };
}

const panned = ({ min, max }: View, share: number, all: View): View => {
  const by = (max - min) * share;
  const bounded = Math.max(all.min - min, Math.min(all.max - max, by));
  return { min: min + bounded, max: max + bounded };
};

const within = ({ min, max }: View, all: View): View => ({
  min: Math.max(all.min, min),
  max: Math.min(all.max, max),
});
