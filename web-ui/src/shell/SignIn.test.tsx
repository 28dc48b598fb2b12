// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { forgetToken, token } from '../api/credentials';
import { SignIn } from './SignIn';

afterEach(() => {
  cleanup();
  forgetToken();
  vi.unstubAllGlobals();
});

async function signInWith(status: number, body: object): Promise<void> {
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  vi.stubGlobal(
    'fetch',
    async () => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } }),
  );
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <SignIn />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  fireEvent.change(await screen.findByLabelText('User name'), { target: { value: 'admin' } });
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'secret' } });
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }));
}

it('keeps the token of who signs in', async () => {
  await signInWith(200, { token: 'a.b.c', expiresAt: '2026-03-02T16:00:00Z' });
  await waitFor(() => expect(token()).toBe('a.b.c'));
});

it('says at its field that the password is wrong', async () => {
  await signInWith(401, { title: 'Unauthorized', status: 401 });
  await waitFor(() => expect(screen.getByLabelText('Password').getAttribute('aria-invalid')).toBe('true'));
  expect(token()).toBeNull();
});

it('says what else went wrong', async () => {
  await signInWith(429, { title: 'Too many attempts', status: 429, detail: 'Try again in a minute.' });
  expect(await screen.findByText('Try again in a minute.')).toBeDefined();
});

it('asks for a code once the server does', async () => {
  await signInWith(422, { title: 'Invalid', status: 422, detail: 'A code is needed.', pointer: '/code' });
  expect(await screen.findByLabelText('Code')).toBeDefined();
  expect(screen.getByText('A code is needed.')).toBeDefined();
});

it('offers the provider alone where one signs people in', async () => {
  const provider = { issuer: 'https://sso.example/realms/voltide', clientId: 'voltide-console' };
  vi.stubGlobal('fetch', async () => Response.json({ provider }));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <SignIn />
      </MemoryRouter>
    </QueryClientProvider>,
  );
  expect(await screen.findByRole('button', { name: 'Sign in with your organisation' })).toBeDefined();
  expect(screen.getByText(/You sign in at sso\.example/)).toBeDefined();
  expect(screen.queryByLabelText('Password')).toBeNull();
});
