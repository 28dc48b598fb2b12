// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, it } from 'vitest';
import type { SettlementSum, SiteSettlement } from './api';
import { SettlementStats } from './SettlementStats';
import { SharesTable } from './SharesTable';

afterEach(cleanup);

const sum = (sessions: number, saving: number): SettlementSum => ({
  sessions,
  steered: sessions,
  energyInWh: 40_000,
  energyOutWh: 8_000,
  lostWh: 3_400,
  refedWh: 9_250,
  drivenWh: 30_750,
  broughtWh: 0,
  cost: 8,
  revenue: 3,
  wear: 0.4,
  net: 5.4,
  uncontrolled: 5.4 + saving,
  saving,
  co2InKg: 12,
  co2AvoidedKg: 3,
  amounts: { driver: saving / 2, fleet: 0, siteHost: 0, operator: saving / 2 },
});

const settlement: SiteSettlement = {
  from: '2026-03-01T00:00:00Z',
  to: '2026-04-01T00:00:00Z',
  currency: 'EUR',
  total: sum(3, 6),
  contracts: [{ contractId: 'c', name: 'Vans', sum: sum(2, 6) }, { sum: { ...sum(1, 0) } }],
  unsettled: 1,
};

const show = () =>
  render(
    <MemoryRouter>
      <SettlementStats settlement={settlement} />
      <SharesTable settlement={settlement} />
    </MemoryRouter>,
  );

it('says where the energy went and what was saved', () => {
  show();
  expect(screen.getByText('Re-fed').nextElementSibling?.textContent).toBe('9.3 kWh');
  expect(screen.getByText('Driven').nextElementSibling?.textContent).toBe('30.8 kWh');
  expect(screen.getByText('of €11.40 charging at once')).toBeTruthy();
  expect(screen.getByText('1 not settled yet')).toBeTruthy();
  expect(screen.getByText('9.0 kg')).toBeTruthy();
});

it('shows who gets what in all and by contract', () => {
  show();
  const rows = screen.getAllByRole('row').map((row) => row.textContent);
  expect(rows[0]).toBe('Who gets whatTotalVansWithout a contract');
  expect(rows[1]).toBe('Sessions321');
  expect(rows[4]).toBe('Driver€3.00€3.00€0.00');
});
