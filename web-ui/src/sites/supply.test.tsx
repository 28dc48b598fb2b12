// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { dayChoices, days, daysName, daysValue, weeklyPrices } from './supply';
import { WeeklyRows } from './WeeklyRows';

afterEach(cleanup);

describe('days of the week', () => {
  it('have a name when they are usual ones', () => {
    expect(daysName([])).toBe('Every day');
    expect(daysName([...days])).toBe('Every day');
    expect(daysName(['SUNDAY', 'SATURDAY'])).toBe('Weekend');
    expect(daysName(['TUESDAY'])).toBe('Tuesday');
  });

  it('of any other choice stay what they are', () => {
    expect(daysName(['MONDAY', 'FRIDAY'])).toBe('Mon Fri');
    expect(dayChoices(['MONDAY', 'FRIDAY']).at(-1)?.value).toBe('MONDAY,FRIDAY');
  });
});

it('rows are read back as they are shown, added and removed', () => {
  render(
    <form>
      <WeeklyRows
        name="adders"
        rows={[{ days: ['MONDAY', 'FRIDAY'], from: '17:00:00', to: '20:00:00', perKwh: 0.12 }]}
        least={0}
        label="Amount"
      />
    </form>,
  );
  const read = () => weeklyPrices(new FormData(document.querySelector('form') ?? undefined), 'adders');
  expect(read()).toEqual([{ days: ['MONDAY', 'FRIDAY'], from: '17:00', to: '20:00', perKwh: 0.12 }]);

  fireEvent.click(screen.getByRole('button', { name: 'Add period' }));
  expect(read()[1]).toEqual({ days: daysValue(days).split(','), from: '00:00', to: '00:00', perKwh: 0 });
  fireEvent.click(screen.getAllByRole('button', { name: 'Remove period' })[0] as HTMLElement);
  expect(read()).toHaveLength(1);
});
