// @vitest-environment jsdom
import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Estimate } from '../api/types';
import { Guess } from './NeedPanel';

const text = (guess: Partial<Estimate>) => {
  const whole: Estimate = {
    field: 'TAKEN_WH',
    value: 32_000,
    low: 21_000,
    likely: 28_000,
    high: 35_000,
    source: 'TOKEN_STAYS',
    stays: 6,
    ...guess,
  };
  return render(<Guess guess={whole} />).container.textContent;
};

describe('a guess', () => {
  it('is shown with its range and source', () => {
    expect(text({})).toBe('about 28.0 kWh (21.0 kWh – 35.0 kWh), from 6 earlier stays of the token');
  });

  it('has no range when it is as good as known', () => {
    const known = {
      field: 'MAX_CHARGE_W',
      low: 7_400,
      likely: 7_400,
      high: 7_400,
      source: 'SESSION',
    } as const;
    expect(text(known)).toBe('7.4 kW, from this session');
  });
});
