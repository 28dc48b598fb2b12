// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Site } from '../api/types';
import { Input } from '../design/Field';
import { kilo } from '../design/formValues';
import { PlanPreview } from './PlanPreview';

vi.mock('../charts/ChartView', () => ({ ChartView: () => <p>chart</p> }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const plan = (cost: number, shortfallWh: number) => ({
  cost,
  note: '',
  quality: 'OPTIMAL',
  importLimitW: 1,
  exportLimitW: 1,
  steps: [],
  cars: [{ shortfallWh }],
});

it('shows both plans until the form changes', async () => {
  const sent: [string, unknown][] = [];
  vi.stubGlobal('fetch', async (url: string, { body }: { body?: string }) => {
    sent.push([url, body && JSON.parse(body)]);
    return new Response(JSON.stringify({ before: plan(10, 0), after: plan(12.5, 5_000), speed: 1 }));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <form>
        <Input label="Limit" name="importLimitW" defaultValue="30" />
        <PlanPreview
          site={{ id: 'depot', name: 'Depot', timeZone: 'UTC' } as Site}
          supposed={(form) => ({ importLimitW: kilo(form, 'importLimitW') })}
        />
      </form>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByText('Preview the plan'));
  expect(await screen.findByText('+€2.50')).toBeDefined();
  expect(screen.getByText('0 → 1')).toBeDefined();
  expect(sent).toContainEqual(['/api/v1/sites/depot/plan/preview', { importLimitW: 30_000 }]);
  fireEvent.input(screen.getByLabelText(/Limit/), { target: { value: '20' } });
  await waitFor(() => expect(screen.queryByText('+€2.50')).toBeNull());
});
