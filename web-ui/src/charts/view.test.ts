import { describe, expect, it } from 'vitest';
import { type View, viewAfter } from './view';

const all: View = { min: 0, max: 8_000 };
const after = (key: string, view: View, at = 4_000, shiftKey = false) =>
  viewAfter({ key, shiftKey }, view, all, at);

describe('the keys of a chart', () => {
  it('zoom in about the cursor, and out again', () => {
    expect(after('+', all, 2_000)).toEqual({ min: 1_000, max: 5_000 });
    expect(after('-', { min: 1_000, max: 5_000 }, 2_000)).toEqual(all);
  });

  it('zoom no further than can be read, and out to no more than there is', () => {
    expect(after('+', { min: 0, max: 300 }, 0)).toEqual({ min: 0, max: 300 });
    expect(after('-', { min: 0, max: 4_000 }, 0)).toEqual(all);
  });

  it('pan with Shift up to the ends', () => {
    expect(after('ArrowRight', { min: 0, max: 4_000 }, 0, true)).toEqual({ min: 1_000, max: 5_000 });
    expect(after('ArrowLeft', { min: 500, max: 4_500 }, 0, true)).toEqual({ min: 0, max: 4_000 });
    expect(after('ArrowRight', all, 0, true)).toEqual(all);
  });

  it('show all with 0, and leave other keys alone', () => {
    expect(after('0', { min: 1, max: 2 })).toEqual(all);
    expect(after('ArrowRight', all)).toBeUndefined();
    expect(after('x', all)).toBeUndefined();
  });
});
