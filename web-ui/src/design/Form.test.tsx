// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { ApiProblem } from '../api/problem';
import { Input } from './Field';
import { FormDialog } from './Form';
import { text } from './formValues';

afterEach(cleanup);

const close = vi.fn();
const done = vi.fn();

function show(action: (form: FormData) => Promise<unknown>): void {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FormDialog title="New site" submit="Create" action={action} onDone={done} onClose={close}>
        {(errorOf) => (
          <>
            <Input label="Id" name="id" required defaultValue=" yard " error={errorOf('id')} />
            <Input label="Charge up to" name="evses/0/maxChargeW" error={errorOf('evses/0/maxChargeW')} />
          </>
        )}
      </FormDialog>
    </QueryClientProvider>,
  );
  fireEvent.submit(screen.getByRole('button', { name: 'Create' }));
}

const refusing = (problem: object) => async () => {
  throw new ApiProblem({ title: 'Invalid', status: 422, ...problem });
};

it('hands on what was typed', async () => {
  show(async (form) => text(form, 'id'));
  await waitFor(() => expect(done.mock.lastCall?.[0]).toBe('yard'));
});

it('shows a refusal at the fields it points at, and only there', async () => {
  const errors = [
    { pointer: '/id', detail: 'must be 1 to 40 small letters' },
    { pointer: '#/evses/0/maxChargeW', detail: 'must not be negative' },
  ];
  show(refusing({ detail: 'Two fields are wrong.', errors }));
  const wrong = await screen.findByRole('textbox', {
    name: /Charge up to/,
    description: 'must not be negative',
  });
  expect(wrong.getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByLabelText('Id').getAttribute('aria-invalid')).toBe('true');
  expect(screen.queryByRole('alert')).toBeNull();
});

it('shows beside the fields what points at none of them', async () => {
  show(refusing({ title: 'Conflict', status: 409, detail: 'There is already a site yard.' }));
  expect((await screen.findByRole('alert')).textContent).toContain('There is already a site yard.');
  expect(screen.getByLabelText('Id').getAttribute('aria-invalid')).toBeNull();
});

it('gives the reference of an unexpected failure', async () => {
  show(refusing({ title: 'Internal error', status: 500, id: 'a1b2c3' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Reference a1b2c3');
});

it('closes on cancel', () => {
  show(async () => undefined);
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(close).toHaveBeenCalled();
});
