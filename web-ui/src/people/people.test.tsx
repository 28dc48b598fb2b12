// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import PeoplePage from './PeoplePage';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ada = {
  id: 'a',
  name: 'ada',
  role: 'operator',
  disabled: true,
  secondFactor: true,
  passkeys: 2,
  createdAt: '2026-03-01T12:00:00Z',
};

const answers: Record<string, unknown> = {
  '/api/v1/users': { items: [ada] },
  '/api/v1/tenants': {
    items: [{ id: 'stadtwerke', name: 'Stadtwerke', createdAt: '2026-03-01T12:00:00Z', sites: ['depot'] }],
  },
  '/api/v1/sites': {
    items: [
      { id: 'depot', name: 'Depot' },
      { id: 'pier', name: 'Pier' },
    ],
  },
  '/api/v1/logins': {
    items: [
      {
        id: 'l',
        userId: 'a',
        user: 'ada',
        createdAt: '2026-03-01T12:00:00Z',
        expiresAt: '2026-03-02T00:00:00Z',
        lastUsedAt: '2026-03-01T12:30:00Z',
        remote: '10.0.0.7',
      },
    ],
  },
  '/api/v1/audit': {
    items: [
      { id: 2, at: '2026-03-01T12:00:00Z', actor: 'ada', method: 'POST', path: '/api/v1/login', status: 401 },
    ],
  },
};

function show(path: string): { method: string; url: string; body?: string }[] {
  const sent: { method: string; url: string; body?: string }[] = [];
  vi.stubGlobal('fetch', async (url: string, { method, body }: { method: string; body?: string }) => {
    sent.push({ method, url, body });
    return new Response(JSON.stringify(answers[url.split('?')[0] ?? ''] ?? {}));
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter initialEntries={[path]}>
        <Routes>
          <Route path="people" element={<PeoplePage />} />
          <Route path="people/:tab" element={<PeoplePage />} />
        </Routes>
      </MemoryRouter>
    </QueryClientProvider>,
  );
  return sent;
}

it('shows users and changes one', async () => {
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  const sent = show('/people');
  fireEvent.click(await screen.findByText('ada'));
  expect(screen.getByText('Disabled')).toBeDefined();
  fireEvent.click(screen.getByLabelText('May not sign in for now'));
  fireEvent.submit(screen.getByLabelText('May not sign in for now').closest('form') as HTMLFormElement);
  await waitFor(() =>
    expect(sent).toContainEqual({
      method: 'PATCH',
      url: '/api/v1/users/a',
      body: '{"role":"operator","disabled":false}',
    }),
  );
});

it('shows tenants and gives one another site instead', async () => {
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  const sent = show('/people/tenants');
  fireEvent.click(await screen.findByText('Stadtwerke'));
  fireEvent.click(screen.getByLabelText('No longer show depot'));
  await screen.findByText('Pier');
  const other = screen.getByLabelText('Show another site') as HTMLSelectElement;
  fireEvent.change(other, { target: { value: 'pier' } });
  fireEvent.submit(other.closest('form') as HTMLFormElement);
  await waitFor(() =>
    expect(
      sent.filter(({ method }) => method !== 'GET').map(({ method, url }) => `${method} ${url}`),
    ).toEqual([
      'PATCH /api/v1/tenants/stadtwerke',
      'DELETE /api/v1/tenants/stadtwerke/sites/depot',
      'PUT /api/v1/tenants/stadtwerke/sites/pier',
    ]),
  );
});

it('makes a user of a tenant', async () => {
  HTMLDialogElement.prototype.showModal = vi.fn();
  HTMLDialogElement.prototype.close = vi.fn();
  const sent = show('/people');
  fireEvent.click(await screen.findByRole('button', { name: 'New user' }));
  const tenant = (await screen.findByRole('combobox', { name: /Tenant/, hidden: true })) as HTMLSelectElement;
  fireEvent.change(tenant, { target: { value: 'stadtwerke' } });
  const form = tenant.closest('form') as HTMLFormElement;
  fireEvent.change(form.querySelector('[name=name]') as HTMLInputElement, { target: { value: 'eva' } });
  fireEvent.submit(form);
  await waitFor(() =>
    expect(sent).toContainEqual({
      method: 'POST',
      url: '/api/v1/users',
      body: '{"name":"eva","role":"viewer","tenantId":"stadtwerke"}',
    }),
  );
});

it('ends a login', async () => {
  const sent = show('/people/logins');
  await screen.findByText('10.0.0.7');
  fireEvent.click(screen.getByRole('button', { name: 'End login' }));
  await waitFor(() =>
    expect(sent.map(({ method, url }) => `${method} ${url}`)).toContain('DELETE /api/v1/logins/l'),
  );
});

it('shows what was refused in the audit', async () => {
  show('/people/audit?failed=true');
  expect(await screen.findByText('POST /api/v1/login')).toBeDefined();
  expect(screen.getAllByText('Refused').length).toBe(2);
});
