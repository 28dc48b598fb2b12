import { expect, it } from 'vitest';
import { uploadPath } from './imposed';

it('a file goes to its source, with priority and group', () => {
  expect(uploadPath('north', 'dso', '5', '')).toBe('/sites/north/imposed-limits/dso?priority=5');
  expect(uploadPath('north', 'a b', '', 'feeder-1')).toBe(
    '/sites/north/imposed-limits/a%20b?priority=0&group=feeder-1',
  );
});
