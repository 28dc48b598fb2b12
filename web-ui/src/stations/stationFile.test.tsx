// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StationFileActions } from './StationFileActions';

const dryRun = {
  dryRun: true,
  plan: 'abc',
  counts: { created: 1, changed: 1, unchanged: 0, refused: 1 },
  stations: [
    {
      id: 'A',
      lines: [2, 3],
      outcome: 'CREATED',
      changes: [
        { column: 'name', to: 'Yard' },
        { column: 'evse', evse: 1, to: '1' },
        { column: 'current', evse: 1, to: 'AC' },
      ],
      faults: [],
    },
    {
      id: 'B',
      lines: [4],
      outcome: 'CHANGED',
      changes: [{ column: 'maxChargeW', evse: 1, from: '11000', to: '7400' }],
      faults: [],
    },
    {
      id: 'C',
      lines: [5],
      outcome: 'REFUSED',
      changes: [],
      faults: [{ line: 5, column: 'siteId', detail: 'there is no site x' }],
    },
  ],
};

let sent: string[] = [];
let answers: Response[] = [];

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } });

beforeEach(() => {
  sent = [];
  vi.stubGlobal('fetch', async (url: string, { method = 'GET' }: { method?: string }) => {
    sent.push(`${method} ${url}`);
    return answers.shift();
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function open(...next: Response[]) {
  answers = next;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <StationFileActions filter={{ state: 'FAULTED' }} mayImport />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Import' }));
}

const choose = (text: string) =>
  fireEvent.change(screen.getByLabelText('CSV file of stations'), {
    target: { files: [new File([text], 'stations.csv')] },
  });

it('shows what a file would do, then does it and shows passwords once', async () => {
  const [made] = dryRun.stations;
  open(json(dryRun), json({ ...dryRun, dryRun: false, stations: [{ ...made, password: 'secret-of-A' }] }));
  choose('id\nA\n');
  expect(await screen.findByText('Line 5, siteId: there is no site x')).toBeDefined();
  expect(screen.getByText('EVSE 1 maxChargeW: 11000 → 7400')).toBeDefined();
  expect(screen.getByText('EVSE 1: current AC')).toBeDefined();
  fireEvent.click(screen.getByLabelText(/Make passwords/));
  fireEvent.click(screen.getByRole('button', { name: 'Import 2 stations' }));
  expect(await screen.findByText('secret-of-A')).toBeDefined();
  expect(screen.getByRole('button', { name: 'Save the passwords' })).toBeDefined();
  expect(sent).toEqual([
    'POST /api/v1/stations.csv?dryRun=true',
    'POST /api/v1/stations.csv?dryRun=false&plan=abc&passwords=true',
  ]);
});

it('shows the line at fault of a file that is refused', async () => {
  open(
    json({ title: 'Unprocessable', status: 422, errors: [{ pointer: 'line 1', detail: 'line 1: no' }] }, 422),
  );
  choose('colour\nred\n');
  expect((await screen.findByText('colour')).getAttribute('data-wrong')).toBe('true');
  expect(screen.getAllByRole('button', { name: 'Import' }).at(-1)).toHaveProperty('disabled', true);
});

it('looks again when the stations changed in between', async () => {
  open(json(dryRun), json({ title: 'Conflict', status: 409, detail: 'changed since' }, 409), json(dryRun));
  choose('id\nA\n');
  fireEvent.click(await screen.findByRole('button', { name: 'Import 2 stations' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Look again' }));
  await waitFor(() => expect(sent).toHaveLength(3));
  expect(await screen.findByRole('button', { name: 'Import 2 stations' })).toBeDefined();
});

it('tells when an export fails', async () => {
  answers = [json({ title: 'No', status: 500 }, 500)];
  render(
    <QueryClientProvider client={new QueryClient()}>
      <StationFileActions filter={{ state: 'FAULTED', q: 'yard' }} mayImport={false} />
    </QueryClientProvider>,
  );
  expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Export' }));
  await waitFor(() => expect(sent).toEqual(['GET /api/v1/stations.csv?state=FAULTED&q=yard']));
});
