// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommandPalette } from './CommandPalette';
import { matches } from './commands';
import { useShortcuts } from './useShortcuts';

beforeEach(() => {
  const items = (path: string) => {
    if (path.includes('/stations')) return [{ id: 'CS.1', name: 'Gate', siteId: 'yard' }];
    return path.includes('/sites') ? [{ id: 'yard', name: 'Yard' }] : [];
  };
  const views = [{ id: 'v1', name: 'Broken', filter: { state: 'FAULTED' } }];
  const answer = (url: string) => {
    if (url.endsWith('/me')) return { name: 'ann', roles: ['viewer'] };
    return url.includes('/station-views') ? views : { items: items(url) };
  };
  vi.stubGlobal('fetch', async (url: string) => new Response(JSON.stringify(answer(url))));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const palette = vi.fn();
const shortcuts = vi.fn();

function Keys() {
  useShortcuts({ openPalette: palette, openShortcuts: shortcuts });
  return <p data-testid="path">{useLocation().pathname}</p>;
}

const path = () => screen.getByTestId('path').textContent;

function show(withPalette = false): void {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <MemoryRouter>
        <Keys />
        <input data-list-search="" aria-label="Search in the list" />
        {withPalette && <CommandPalette onClose={() => undefined} onShortcuts={() => undefined} />}
      </MemoryRouter>
    </QueryClientProvider>,
  );
}

const press = (key: string, more: object = {}) => fireEvent.keyDown(document.body, { key, ...more });

it('goes to a page by g and its letter', () => {
  show();
  press('g');
  press('s');
  expect(path()).toBe('/sessions');
  press('t');
  expect(path(), 'a letter alone goes nowhere').toBe('/sessions');
});

it('opens the palette and the list of shortcuts', () => {
  show();
  press('k', { ctrlKey: true });
  press('?');
  expect(palette).toHaveBeenCalledOnce();
  expect(shortcuts).toHaveBeenCalledOnce();
});

it('jumps to the search of a list, and leaves those who type alone', () => {
  show();
  press('/');
  const search = screen.getByLabelText('Search in the list');
  expect(document.activeElement).toBe(search);
  fireEvent.keyDown(search, { key: 'g' });
  fireEvent.keyDown(search, { key: 's' });
  expect(path()).toBe('/');
});

it('finds a station and opens it with Enter', async () => {
  show(true);
  const input = screen.getByRole('combobox');
  fireEvent.change(input, { target: { value: 'gate' } });
  const found = await screen.findByRole('option', { name: /Gate/ });
  expect(found.getAttribute('aria-selected')).toBe('true');
  fireEvent.keyDown(input, { key: 'Enter' });
  expect(path()).toBe('/stations/CS.1');
});

it('moves through what it offers, around the end', () => {
  show(true);
  const input = screen.getByRole('combobox');
  const selected = () => screen.getByRole('option', { selected: true }).textContent;
  expect(selected()).toContain('Overview');
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  expect(selected()).toContain('Sites');
  fireEvent.keyDown(input, { key: 'ArrowUp' });
  fireEvent.keyDown(input, { key: 'ArrowUp' });
  expect(selected()).toContain('Sign out');
});

it('matches every word anywhere, whatever its case', () => {
  expect(matches('depot-van-01 Depot North', 'NORTH van')).toBe(true);
  expect(matches('depot-van-01', 'van street')).toBe(false);
});
