// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { quantumQuery } from './api';
import { ReadinessView } from './ReadinessView';

test('each place says what fits by its size or kind, and where its limit is written', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(quantumQuery.queryKey, {
    measuredAt: '2026-01-01T00:00:00Z',
    specimens: [{ scheme: 'ECDSA_P521' }, { scheme: 'ML_DSA_44' }],
    findings: [
      {
        place: 'certificate to a car',
        source: 'schema',
        limit: 1600,
        unit: 'bytes',
        measures: [
          { scheme: 'ECDSA_P521', size: 700, verdict: 'FITS' },
          { scheme: 'ML_DSA_44', size: 4049, verdict: 'BREAKS' },
        ],
      },
      {
        place: 'TLS with a car',
        source: 'suites',
        measures: [
          { scheme: 'ECDSA_P521', verdict: 'FITS' },
          { scheme: 'ML_DSA_44', verdict: 'BREAKS' },
        ],
      },
    ],
  });
  render(
    <QueryClientProvider client={client}>
      <MemoryRouter>
        <ReadinessView />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  const size = within(await screen.findByRole('row', { name: /certificate to a car/ }));
  expect(size.getByText('4,049').title).toBe('Breaks');
  const kind = within(screen.getByRole('row', { name: /TLS with a car/ }));
  expect(kind.getByText('Fits')).toBeTruthy();
  expect(kind.getByText('Breaks')).toBeTruthy();
});
