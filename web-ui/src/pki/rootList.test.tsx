// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { http } from '../api/http';
import { t } from '../messages';
import { RootListForm } from './RootListForm';
import { RootListSourceForm } from './RootListSourceForm';
import type { RootListChange } from './trust';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const change: RootListChange = {
  change: 'abc',
  signedAt: '2026-01-01T00:00:00Z',
  added: [{ id: '1', purpose: 'CONTRACTS', subject: 'CN=New', validUntil: '2036-01-01T00:00:00Z' }],
  ended: [],
  kept: [],
  left: [],
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

test('a list is fetched from an address, and why it was not is shown', async () => {
  const put = vi.spyOn(http, 'put').mockResolvedValue([]);
  const onDone = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RootListSourceForm
        list={{
          ecosystem: 'market',
          signer: 'CN=S',
          signerValidUntil: '2036-01-01T00:00:00Z',
          source: {
            address: 'https://lists.example/',
            everyHours: 12,
            nextAt: '2026-01-01T00:00:00Z',
            error: 'the answer is 503',
          },
        }}
        onDone={onDone}
        onClose={vi.fn()}
      />
    </QueryClientProvider>,
  );
  expect(screen.getByText(/the answer is 503/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: t.common.save }));
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled());
  expect(put).toHaveBeenCalledExactlyOnceWith('/root-lists/market/source', {
    address: 'https://lists.example/',
    everyHours: 12,
  });
});
