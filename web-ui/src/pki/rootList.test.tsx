// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { http } from '../api/http';
import { t } from '../messages';
import { RootListForm } from './RootListForm';
import type { RootListChange } from './trust';

const change: RootListChange = {
  change: 'abc',
  signedAt: '2026-01-01T00:00:00Z',
  added: [{ id: '1', purpose: 'CONTRACTS', subject: 'CN=New', validUntil: '2036-01-01T00:00:00Z' }],
  ended: [],
  kept: [],
  refused: [{ subject: 'CN=Old', reason: 'it ended' }],
};

test('a list is taken only after somebody has seen what it changes', async () => {
  const post = vi.spyOn(http, 'post').mockResolvedValue(change);
  const onDone = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RootListForm
        list={{ ecosystem: 'market', signer: 'CN=S', signerValidUntil: '2036-01-01T00:00:00Z' }}
        onDone={onDone}
        onClose={vi.fn()}
      />
    </QueryClientProvider>,
  );
  fireEvent.change(screen.getByLabelText(t.pki.signedList, { exact: false }), {
    target: { value: 'signed' },
  });
  fireEvent.click(screen.getByRole('button', { name: t.pki.look }));
  expect(await screen.findByText('CN=New')).toBeTruthy();
  expect(screen.getByText('CN=Old')).toBeTruthy();
  expect(post).toHaveBeenCalledExactlyOnceWith('/root-lists/market/preview', { list: 'signed' });
  expect(onDone).not.toHaveBeenCalled();

  fireEvent.click(screen.getByRole('button', { name: t.pki.take }));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(post).toHaveBeenLastCalledWith('/root-lists/market/take', { list: 'signed', change: 'abc' });
});
