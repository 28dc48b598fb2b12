// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { t } from '../messages';
import { DataTable } from './DataTable';

const COUNT = 10_000;
const rows = Array.from({ length: COUNT }, (_, index) => ({ id: `CS-${index}` }));

const idOf = ({ id }: { id: string }) => id;

let load = vi.fn();

beforeEach(() => {
  load = vi.fn();
  window.scrollTo = () => undefined;
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Each row is as tall as the table reckons with; the window shows twenty of them. */
function show(count: number, more?: { loading?: boolean; failed?: boolean }) {
  vi.spyOn(window, 'innerHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(40);
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(
    () => ({ top: -window.scrollY }) as DOMRect,
  );
  render(
    <MemoryRouter>
      <DataTable
        label="Stations"
        columns={[{ key: 'id', header: 'Id', cell: ({ id }) => id }]}
        rows={rows.slice(0, count)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => `/stations/${id}`}
        selection={{ keys: new Set(), onChange: () => undefined }}
        more={more && { load, loading: false, ...more }}
        endless
        empty={null}
      />
    </MemoryRouter>,
  );
}

function scrollTo(px: number) {
  vi.spyOn(window, 'scrollY', 'get').mockReturnValue(px);
  act(() => void fireEvent.scroll(window));
}

it('has only the rows in sight, and tells where they are among all', () => {
  show(COUNT);
  expect(screen.getAllByRole('link').length).toBeLessThan(60);
  const table = screen.getByRole('table');
  expect(table.getAttribute('aria-rowcount')).toBe(String(COUNT + 1));
  expect(screen.getByRole('link', { name: 'CS-0' }).closest('tr')?.getAttribute('aria-rowindex')).toBe('2');
  expect(screen.queryByRole('link', { name: 'CS-9999' })).toBeNull();
});

it('shows others as one scrolls', () => {
  show(COUNT);
  scrollTo(40 * 5_000);
  expect(screen.getByRole('link', { name: 'CS-5005' })).toBeDefined();
  expect(screen.queryByRole('link', { name: 'CS-0' })).toBeNull();
  expect(screen.getAllByRole('link').length).toBeLessThan(60);
});

it('keeps the row that has the focus, and goes from row to row by arrows', () => {
  show(COUNT);
  const first = screen.getByRole('link', { name: 'CS-0' });
  act(() => first.focus());
  fireEvent.keyDown(first, { key: 'ArrowDown' });
  expect(document.activeElement?.textContent).toBe('CS-1');
  scrollTo(40 * 5_000);
  expect(document.activeElement?.textContent).toBe('CS-1');
});

it('loads more when the end comes near', () => {
  show(100, {});
  expect(load).not.toHaveBeenCalled();
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('-1');
  scrollTo(40 * 80);
  expect(load).toHaveBeenCalled();
});

it('leaves another attempt to the reader when loading failed', () => {
  show(100, { failed: true });
  scrollTo(40 * 80);
  expect(load).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: t.common.more }));
  expect(load).toHaveBeenCalledOnce();
});

it('has all rows of a short list', () => {
  show(30);
  expect(screen.getAllByRole('link')).toHaveLength(30);
  expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBeNull();
});

it('draws only those again of which there is news', () => {
  const drawn = vi.fn();
  const columns = [
    { key: 'id', header: 'Id', cell: ({ id, online }: { id: string; online: boolean }) => drawn(id, online) },
  ];
  const table = (shown: { id: string; online: boolean }[]) => (
    <MemoryRouter>
      <DataTable label="Stations" columns={columns} rows={shown} rowKey={idOf} empty={null} />
    </MemoryRouter>
  );
  const before = rows.slice(0, 3).map(({ id }) => ({ id, online: true }));
  const { rerender } = render(table(before));
  drawn.mockClear();
  rerender(table(before.with(1, { id: 'CS-1', online: false })));
  expect(drawn.mock.calls).toEqual([['CS-1', false]]);
});
