// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { idIn } from './barcode';
import InstallPage from './InstallPage';
import InstallStationPage from './InstallStationPage';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const site = { id: 'yard', name: 'Yard' };
const station = {
  id: 'CS-1',
  name: 'Gate',
  siteId: 'yard',
  online: true,
  evses: [{ id: 1, connectors: [{ id: 1, status: 'Available' }] }],
};
const needed = ['MOUNTED', 'CONNECTED', 'STATUS', 'UNLOCK'];

function show(
  path: string,
  registered: boolean,
  done = needed,
  known: object = station,
): [string, unknown][] {
  const sent: [string, unknown][] = [];
  const answers: Record<string, unknown> = {
    '/api/v1/clock': { now: '2026-03-01T12:00:00Z', speed: 1, realNow: '2026-03-01T12:00:00Z' },
    '/api/v1/sites': { items: [site] },
    '/api/v1/sessions': { items: [] },
    '/api/v1/waiting-room': registered ? [] : [{ id: 'CS-1', lastSeenAt: '2026-03-01T12:00:00Z' }],
    '/api/v1/stations/CS-1': registered ? known : undefined,
    '/api/v1/stations/CS-1/handover': { done },
  };
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    sent.push([`${method} ${url}`, body && JSON.parse(body)]);
    if (method !== 'GET') return new Response(JSON.stringify({ ...station, done, status: 'Accepted' }));
    const answer = answers[url.split('?')[0] ?? ''];
    return new Response(JSON.stringify(answer ?? {}), { status: answer ? 200 : 404 });
  });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[path]}>
        <Routes>
          <Route path="install" element={<InstallPage />} />
          <Route path="install/:id" element={<InstallStationPage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return sent;
}

it('finds the id in what a code says', () => {
  expect(idIn(' CS-1 ')).toBe('CS-1');
  expect(idIn('wss://voltide.example/ocpp/CS%2D1/')).toBe('CS-1');
  expect(idIn('https://maker.example/s?id=CS-1')).toBe('CS-1');
});

it('lets in a station that knocks, under a name and at a site', async () => {
  const sent = show('/install', false);
  fireEvent.click(await screen.findByRole('link', { name: 'CS-1' }));
  await screen.findByRole('option', { name: 'Yard' });
  fireEvent.change(screen.getByLabelText(/Name/), { target: { value: 'Gate' } });
  fireEvent.click(screen.getByRole('button', { name: 'Admit' }));
  await waitFor(() =>
    expect(sent).toContainEqual(['POST /api/v1/waiting-room/CS-1/admit', { siteId: 'yard', name: 'Gate' }]),
  );
});

it('tests a station and hands it over once all that is needed was checked', async () => {
  const sent = show('/install/CS-1', true);
  fireEvent.click(await screen.findByRole('button', { name: 'Unlock connector 1' }));
  await waitFor(() =>
    expect(sent).toContainEqual(['POST /api/v1/stations/CS-1/unlock', { evseId: 1, connectorId: 1 }]),
  );
  const handOver = (await screen.findByRole('button', { name: 'Hand over' })) as HTMLButtonElement;
  expect(handOver.disabled).toBe(true);
  fireEvent.click(screen.getByLabelText(/People on site/));
  await waitFor(() =>
    expect(sent).toContainEqual([
      'PUT /api/v1/stations/CS-1/handover',
      { done: [...needed, 'INSTRUCTED'], handedOver: false },
    ]),
  );
});

it('keeps a remark and hands over by the click that ends it', async () => {
  const done = [...needed, 'INSTRUCTED'];
  const sent = show('/install/CS-1', true, done);
  const remark = await screen.findByLabelText(/Remarks/);
  fireEvent.change(remark, { target: { value: 'Key at the desk' } });
  fireEvent.blur(remark);
  const handOver = screen.getByRole('button', { name: 'Hand over' }) as HTMLButtonElement;
  expect(handOver.disabled).toBe(false);
  fireEvent.click(handOver);
  await waitFor(() =>
    expect(sent.filter(([request]) => request.startsWith('PUT')).map(([, body]) => body)).toEqual([
      { done, note: 'Key at the desk', handedOver: false },
      { done, note: 'Key at the desk', handedOver: true },
    ]),
  );
});

it('asks an EVSE for its status whose connectors nobody knows yet', async () => {
  const sent = show('/install/CS-1', true, needed, { ...station, evses: [{ id: 2, connectors: [] }] });
  fireEvent.click(await screen.findByRole('button', { name: 'Ask for status' }));
  await waitFor(() =>
    expect(sent).toContainEqual([
      'POST /api/v1/stations/CS-1/trigger',
      { message: 'StatusNotification', evseId: 2, connectorId: 1 },
    ]),
  );
});
