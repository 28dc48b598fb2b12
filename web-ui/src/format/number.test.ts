import { describe, expect, it } from 'vitest';
import { energy, money, power, price, signedPower } from './number';

describe('figures', () => {
  it('carry their unit and as many digits as mean something', () => {
    expect(power(7_360)).toBe('7.4 kW');
    expect(power(250_000)).toBe('250 kW');
    expect(power(12_340_000)).toBe('12.34 MW');
    expect(energy(46_400)).toBe('46.4 kWh');
  });

  it('show the direction of power, and no sign where nothing flows', () => {
    expect(signedPower(7_400)).toBe('+7.4 kW');
    expect(signedPower(-18_000)).toBe('−18.0 kW');
    expect(signedPower(-20)).toBe('0.0 kW');
  });

  it('tell euros per kWh in cents', () => {
    expect(price(0.1341, 'EUR')).toBe('13.4 ct/kWh');
    expect(price(1.25, 'SEK')).toBe('1.250 SEK/kWh');
    expect(money(-1.5, 'EUR')).toBe('−€1.50');
  });
});
