import { expect, it } from 'vitest';
import { effectText } from './PlanPanel';

it('tells what a mode does by its figures', () => {
  expect(
    effectText({ kind: 'ISLANDED_BACKUP', phrase: 'KEPT_IN_PART', facts: ['36.0', '120.5'], text: '' }),
  ).toBe('only 36 kWh of 120.5 kWh can be kept');
});

it('takes the text of plans that have no phrase, or one it does not know', () => {
  expect(effectText({ kind: 'COST', text: 'as before' })).toBe('as before');
  expect(effectText({ kind: 'COST', phrase: 'NEWER', facts: [], text: 'as it is' })).toBe('as it is');
});
