// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { QrCode } from '../sessions/DriverLink';
import { type PlanStep, spansOf } from '../sessions/spans';
import type { DriverView } from './api';
import DriverPage from './DriverPage';

configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3_600_000;
const NOW = Date.now();
const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString();

const step = (from: number, powerW: number, socPercent: number): PlanStep => ({
  start: at(from),
  end: at(from + 1),
  powerW,
  socPercent,
});

const view: DriverView = {
  now: at(0),
  place: { site: 'North Depot', timeZone: 'Europe/Berlin', station: 'Van 1', evseId: 1 },
  startedAt: at(-1),
  powerW: -5_000,
  socPercent: 55,
  energyInWh: 12_000,
  energyOutWh: 3_000,
  asked: { targetSocPercent: 80, departure: at(8), chargeNow: false, source: 'DRIVER' },
  promised: {
    socPercent: 80,
    energyWh: 48_000,
    departure: at(8),
    feasible: true,
    confidence: 'CERTAIN',
  },
  plan: [],
  money: { revenue: 1.2, wear: 0.3, currency: 'EUR' },
};

interface Answer {
  status?: number;
  body: unknown;
}

/** Answers what the page asks for and keeps what it sent. */
function server(answer: (method: string, url: string) => Answer) {
  const sent: { method: string; url: string; headers: Record<string, string>; body?: unknown }[] = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET';
    const headers = init.headers as Record<string, string>;
    sent.push({ method, url, headers, body: init.body && JSON.parse(String(init.body)) });
    const { status = 200, body } = url.includes('/clock')
      ? { body: { now: at(0), speed: 1, realNow: at(0) } }
      : answer(method, url);
    return new Response(JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/problem+json' },
    });
  });
  return sent;
}

const open = (link: string) =>
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <MemoryRouter initialEntries={[`/driver${link}`]}>
        <DriverPage />
      </MemoryRouter>
    </QueryClientProvider>,
  );

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the driver’s page', () => {
  it('says what the car does and what is promised, and sends the link in a header only', async () => {
    sessionStorage.setItem('voltide.token', 'of an operator');
    const sent = server(() => ({ body: view }));
    open('#the-secret');
    expect(await screen.findByText('Giving back 5.0 kW')).toBeTruthy();
    expect(screen.getByText(/^80 % by /)).toBeTruthy();
    expect(screen.getByText('€1.20')).toBeTruthy();
    const asked = sent.find(({ url }) => url.endsWith('/driver/session'));
    expect(asked?.headers['Driver-Link']).toBe('the-secret');
    expect(asked?.headers.Authorization).toBeUndefined();
    sessionStorage.removeItem('voltide.token');
  });

  it('says what is to be paid, and for what', async () => {
    const money = {
      owed: 5.86,
      owedCurrency: 'EUR',
      charges: [
        { dimension: 'ENERGY', billed: 12.3, price: 0.395, amount: 4.8585 },
        { dimension: 'FLAT', billed: 1, price: 1, amount: 1 },
      ],
    };
    server(() => ({ body: { ...view, money } }));
    open('#the-secret');
    expect(await screen.findByText('€5.86')).toBeTruthy();
    expect(screen.getByText('12.3 kWh · €0.395/kWh')).toBeTruthy();
    expect(screen.getByText('Per session €1.00')).toBeTruthy();
  });

  it('changes what is needed', async () => {
    const sent = server(() => ({ body: view }));
    open('#the-secret');
    fireEvent.change(await screen.findByLabelText('Charge to'), { target: { value: '90' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(sent.find(({ method }) => method === 'PUT')?.body).toMatchObject({ targetSocPercent: 90 }),
    );
  });

  it('charges now, and goes back to the plan', async () => {
    const asked = view.asked && { ...view.asked, chargeNow: true };
    const sent = server((method) => ({ body: method === 'PUT' ? { ...view, asked } : view }));
    open('#the-secret');
    fireEvent.click(await screen.findByRole('button', { name: 'Charge now' }));
    expect(await screen.findByRole('button', { name: 'Back to the plan' })).toBeTruthy();
    expect(sent.find(({ method }) => method === 'PUT')?.body).toEqual({ chargeNow: true });
  });

  it('shows what a refused wish is wrong about', async () => {
    const fault = { pointer: '/departure', detail: 'In the future!' };
    const problem = { title: 'Unprocessable', status: 422, ...fault, errors: [fault] };
    server((method) => (method === 'PUT' ? { status: 422, body: problem } : { body: view }));
    open('#the-secret');
    fireEvent.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('In the future!')).toBeTruthy();
  });

  it('is over with its session', async () => {
    server(() => ({ body: { ...view, endedAt: at(-0.5), powerW: 0 } }));
    open('#the-secret');
    expect(await screen.findByText('Your session is over')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Stop charging' })).toBeNull();
  });

  it.each([
    [404, 'This link is not valid'],
    [410, 'This link has expired'],
  ])('says what %i means', async (status, words) => {
    server(() => ({ status, body: { title: 'Gone', status } }));
    open('#the-secret');
    expect(await screen.findByText(words)).toBeTruthy();
  });

  it('opens the session of a token by its code', async () => {
    const sent = server((method) => ({ body: method === 'POST' ? { link: 'made-for-me' } : view }));
    open('');
    expect(sent).toEqual([]);
    fireEvent.change(screen.getByLabelText('Card or contract'), { target: { value: '04A2' } });
    fireEvent.change(screen.getByLabelText('Driver’s code'), { target: { value: 'ABCD-EFGH-JKLM' } });
    fireEvent.click(screen.getByRole('button', { name: 'Show my session' }));
    expect(await screen.findByText('Giving back 5.0 kW')).toBeTruthy();
    expect(sent[0]).toMatchObject({
      url: '/api/v1/driver/sign-in',
      body: { idToken: '04A2', code: 'ABCD-EFGH-JKLM' },
    });
    expect(sent.find(({ url }) => url.endsWith('/driver/session'))?.headers['Driver-Link']).toBe(
      'made-for-me',
    );
  });

  it('says when the token or its code is wrong', async () => {
    server(() => ({ status: 401, body: { title: 'Unauthorized', status: 401, detail: 'Wrong code.' } }));
    open('');
    fireEvent.change(screen.getByLabelText('Card or contract'), { target: { value: '04A2' } });
    fireEvent.change(screen.getByLabelText('Driver’s code'), { target: { value: 'GUESS' } });
    fireEvent.click(screen.getByRole('button', { name: 'Show my session' }));
    expect(await screen.findByText('Wrong code.')).toBeTruthy();
  });
});

describe('the plan of a car', () => {
  it('is told as what follows what', () => {
    const steps = [step(0, 0, 50), step(1, 10_000, 60), step(2, 6_000, 66), step(3, -4_000, 62)];
    expect(spansOf(steps).map(({ flow, energyWh, socPercent }) => [flow, energyWh, socPercent])).toEqual([
      ['rest', 0, 50],
      ['charge', 16_000, 66],
      ['discharge', 4_000, 62],
    ]);
  });
});

describe('the code of a link', () => {
  it('is a square with three corners to find it by', () => {
    const { container } = render(
      <QrCode text="https://csms.example/driver#abcdefghijklmnopqrstuvwxyz012345" />,
    );
    const size = Number(container.querySelector('svg')?.getAttribute('viewBox')?.split(' ')[2]);
    const path = container.querySelector('path')?.getAttribute('d') ?? '';
    expect(size).toBeGreaterThan(30);
    for (const corner of [`M4 4h`, `M${size - 5} 4h`, `M4 ${size - 5}h`]) expect(path).toContain(corner);
  });
});
