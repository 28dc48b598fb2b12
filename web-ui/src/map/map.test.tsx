// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Placed, SiteMap } from './SiteMap';
import { siteState, worst } from './siteState';

const site = (id: string, latitude: number, longitude: number, more: Partial<Placed> = {}): Placed => ({
  id,
  name: id,
  latitude,
  longitude,
  timeZone: 'UTC',
  importLimitW: 1,
  exportLimitW: 1,
  baseLoadW: 0,
  stations: 2,
  activeSessions: 0,
  powerW: 0,
  carsW: 0,
  offline: 0,
  faulted: 0,
  ...more,
});

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('tells states by what a person has to look at first', () => {
  expect(siteState(site('a', 0, 0, { faulted: 1, offline: 1 }))).toBe('FAULTED');
  expect(siteState(site('a', 0, 0, { offline: 1, carsW: 900 }))).toBe('CHARGING');
  expect(siteState(site('a', 0, 0, { offline: 2 }))).toBe('OFFLINE');
  expect(siteState(site('a', 0, 0, { carsW: -900 }))).toBe('DISCHARGING');
  expect(worst(['IDLE', 'CHARGING', 'OFFLINE'])).toBe('OFFLINE');
});

it('has a link for each site, and takes neighbours apart when asked', () => {
  const near = [site('Depot', 52.52, 13.4), site('Yard', 52.521, 13.401, { faulted: 1 })];
  render(
    <MemoryRouter>
      <SiteMap sites={[...near, site('Munich', 48.14, 11.58)]} />
    </MemoryRouter>,
  );
  expect(screen.getByRole('link', { name: /Munich: Idle/ }).getAttribute('href')).toBe('/sites/Munich');
  fireEvent.keyDown(screen.getByRole('button', { name: /2 sites, Faulted/ }), { key: 'Enter' });
  fireEvent.click(screen.getByRole('button', { name: 'Nearer' }));
  fireEvent.click(screen.getByRole('button', { name: 'Nearer' }));
  fireEvent.click(screen.getByRole('button', { name: 'Nearer' }));
  fireEvent.click(screen.getByRole('button', { name: 'Nearer' }));
  expect(screen.getByRole('link', { name: /Yard: Faulted/ })).toBeDefined();
});
