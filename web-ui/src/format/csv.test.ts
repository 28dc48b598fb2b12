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

it.each([
  ['a;=1', "a;'=1"],
  ['=1;-2', "'=1;'-2"],
  ['a\n@x', '"a\n\'@x"'],
  ['\t@x', "'\t'@x"],
  ["'=x", "''=x"],
  ['-5.2;+1', "'-5.2;'+1"],
  ['-1e-7', '-1e-7'],
  ['a=b', 'a=b'],
  ["it's", "it's"],
])('guards %j at each sign of a formula', (text, cell) => {
  expect(csv([[text]])).toBe(cell);
});
