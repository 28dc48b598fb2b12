// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Because, Explanation } from '../api/types';
import { deExplain } from '../messages/deExplain';
import { enExplain } from '../messages/enExplain';
import { Decisions, until } from './DecisionsPanel';
import { sentence } from './explanation';

const gives: Explanation = {
  start: '2026-03-01T18:00:00Z',
  end: '2026-03-01T19:45:00Z',
  action: 'DISCHARGING',
  reasons: [
    { kind: 'PRICE', perKwh: 0.31, rate: 'EXPORT', expected: false },
    {
      kind: 'LATER',
      perKwh: 0.12,
      rate: 'IMPORT',
      expected: false,
      start: '2026-03-01T23:00:00Z',
      end: '2026-03-02T02:00:00Z',
    },
    { kind: 'NEED', energyWh: 42_000, departure: '2026-03-02T06:30:00Z' },
    { kind: 'LIMIT', scope: 'GROUP', place: 'feeder B', limitW: 50_000, boundMinutes: 0 },
  ],
};

const telling = { time: (moment: string) => moment.slice(11, 16), currency: 'EUR' };
const told = (reasons: Because[], action: Explanation['action'] = 'CHARGING') =>
  sentence({ ...gives, action, reasons }, telling);

afterEach(cleanup);

describe('a decision', () => {
  it('is told with its price, its need and the limit that leaves room', () => {
    expect(sentence(gives, telling)).toBe(
      'export 31.0 ct/kWh against 12.0 ct/kWh to buy back by 02:00; needs 42.0 kWh by 06:30; ' +
        'limit of feeder B (50.0 kW) not binding',
    );
  });

  it('tells how long a limit binds, and whose it is', () => {
    const limit = { kind: 'LIMIT', place: '', limitW: 5_000 } as const;
    expect(told([{ ...limit, scope: 'GROUP', boundMinutes: 105 }])).toBe(
      'limit of the grid connection (5.0 kW) binding',
    );
    expect(told([{ ...limit, scope: 'EXTERNAL', boundMinutes: 15 }])).toBe(
      'limit set by somebody else (5.0 kW) binding for 15 min',
    );
  });

  it('says which prices are only expected', () => {
    expect(told([{ kind: 'PRICE', perKwh: 0.2, rate: 'IMPORT', expected: true }])).toBe(
      'import 20.0 ct/kWh (expected)',
    );
  });

  it('leaves out what a newer server knows', () => {
    expect(told([{ kind: 'MOON' } as unknown as Because, { kind: 'CHARGE_NOW' }])).toBe(
      'the driver wants it now',
    );
  });

  it('has words in both languages', () => {
    expect(Object.keys(deExplain.steered)).toEqual(Object.keys(enExplain.steered));
  });
});

it('shows what is decided, and what is long over when asked', () => {
  const hour = (h: number): Explanation => ({
    ...gives,
    start: `2026-03-01T${h}:00:00Z`,
    end: `2026-03-01T${h + 1}:00:00Z`,
  });
  const now = Date.parse('2026-03-01T14:30:00Z');
  render(<Decisions decisions={[10, 11, 12, 13, 14, 15].map(hour)} currency="EUR" now={now} zone="UTC" />);
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
  expect(document.querySelector('[aria-current=time]')?.textContent).toContain('14:00–15:00');
  fireEvent.click(screen.getByRole('button', { name: 'Show 2 earlier decisions' }));
  expect(screen.getAllByRole('listitem')).toHaveLength(6);
});

it('ends with the session', () => {
  expect(until('2026-03-01T19:00:00Z', [gives]).map(({ end }) => end)).toEqual(['2026-03-01T19:00:00Z']);
  expect(until('2026-03-01T17:00:00Z', [gives])).toEqual([]);
});
