import { describe, expect, it } from 'vitest';
import { modeOf, phasesOf, told, unitOf } from './phaseLimits';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

describe('limits of phases', () => {
  it('are one for all alike in kW', () => {
    const place = phasesOf(
      form({
        'phases.mode': 'ALIKE',
        'phases.unit': 'KW',
        'phaseLimit.import': '7.36',
        'phaseLimit.export': '0',
      }),
    );
    expect(place).toEqual({ phaseLimit: { importW: 7360, exportW: 0 }, baseLoadShares: undefined });
    expect([modeOf(place), unitOf(place)]).toEqual(['ALIKE', 'KW']);
  });

  it('are one for each in amperes, with shares of the base load', () => {
    const fields: Record<string, string> = { 'phases.mode': 'EACH', 'phases.unit': 'A', 'share.0': '60' };
    for (const [phase, import_] of ['63', '50', '35'].entries()) {
      fields[`phaseLimits.${phase}.import`] = import_;
      fields[`phaseLimits.${phase}.export`] = '0';
    }
    const place = phasesOf(form({ ...fields, 'share.1': '40' }));
    expect(place.phaseLimits?.[2]).toEqual({ importA: 35, exportA: 0 });
    expect(place.baseLoadShares).toEqual([0.6, 0.4, 0]);
    expect([modeOf(place), unitOf(place)]).toEqual(['EACH', 'A']);
    expect(told(place)).toBe('63 A · 50 A · 35 A');
  });

  it('are absent when none is said', () => {
    expect(phasesOf(form({ 'phases.mode': 'NONE', 'phases.unit': 'A' }))).toEqual({});
    expect(told({})).toBeUndefined();
  });
});
