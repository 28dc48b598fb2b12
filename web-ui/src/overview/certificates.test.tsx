// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import { meQuery } from '../api/queries';
import { healthQuery } from '../pki/api';
import { CertificatesToLookAt } from './CertificatesToLookAt';

afterEach(cleanup);

function show(health: object, roles = ['viewer']) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData<unknown>(meQuery.queryKey, { name: 'eva', roles });
  client.setQueryData<unknown>(healthQuery.queryKey, health);
  return render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <CertificatesToLookAt />
      </MemoryRouter>
    </QueryClientProvider>,
  ).container;
}

const well = [
  { of: 'STATIONS', days: 90, count: 41 },
  { of: 'STATIONS', days: 30, count: 0 },
  { of: 'STATIONS', days: 7, count: 0 },
];

it('says what ends soon and who does not answer, and leads there', () => {
  show({
    ending: [
      ...well,
      { of: 'AUTHORITIES', days: 30, count: 2 },
      { of: 'AUTHORITIES', days: 7, count: 1 },
      { of: 'TRUSTED', days: 30, count: 3 },
      { of: 'TRUSTED', days: 7, count: 0 },
    ],
    responders: [
      { responder: 'ocsp.example', state: 'FAILS' },
      { responder: 'good.example', state: 'ANSWERS' },
    ],
  });
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Authorities of this installation: 1 ends within 7 days',
    'Trusted authorities of others: 3 end within 30 days',
    'ocsp.example does not say what is revoked',
  ]);
  expect(screen.getByRole('link').getAttribute('href')).toBe('/certificates/health');
});

it('is not there when all is well', () => {
  expect(show({ ending: well, responders: [] }).textContent).toBe('');
});
