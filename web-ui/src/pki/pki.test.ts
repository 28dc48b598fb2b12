import { expect, test } from 'vitest';
import { type Authority, tree } from './api';

const authority = (label: string, issuer?: string): Authority => ({
  label,
  issuer,
  role: 'V2G_ROOT',
  subject: `CN=${label}`,
  serialNumber: '1f',
  validFrom: '2026-01-01T00:00:00Z',
  validUntil: '2027-01-01T00:00:00Z',
  use: 'ISSUING',
  revoked: false,
  revocations: 0,
  chain: '',
});

test('authorities stand below their issuers, and those of unknown issuers at the top', () => {
  const found = tree([
    authority('cpo-1', 'v2g'),
    authority('cpo-2', 'cpo-1'),
    authority('foreign', 'somebody'),
    authority('v2g'),
  ]);
  expect(found.map(({ authority: { label }, depth }) => `${depth} ${label}`)).toEqual([
    '0 foreign',
    '0 v2g',
    '1 cpo-1',
    '2 cpo-2',
  ]);
});
