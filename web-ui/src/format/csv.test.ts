import { expect, it } from 'vitest';
import { csv } from './csv';

it('quotes what needs it and disarms formulas', () => {
  expect(
    csv([
      ['station', 'said'],
      ['A', 'no, "never"'],
      ['B', '=1+1'],
      ['C', '-5.2'],
    ]),
  ).toBe('station,said\r\nA,"no, ""never"""\r\nB,\'=1+1\r\nC,-5.2');
});
