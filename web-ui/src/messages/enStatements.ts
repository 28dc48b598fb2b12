/** The words of monthly statements. */
export const enStatements = {
  title: 'Statements',
  of: 'Of whom',
  kinds: { hosts: 'Site hosts', partners: 'Partners', fleets: 'Fleets', drivers: 'Drivers' },
  whats: { hosts: 'Day', partners: 'CDR', fleets: 'Vehicle', drivers: 'Site' },
  party: 'Name',
  at: 'Time',
  creditOf: (cdr: string) => `credit of ${cdr}`,
  energy: 'kWh in / out',
  charged: 'Owed',
  earned: 'Earned',
  balance: 'Balance',
  total: 'Total',
  pdf: 'Save as PDF',
  csv: 'Save as CSV',
  none: 'Nothing in this month',
  noneDetail:
    'Sessions are listed once they have ended and are settled, partners once their CDRs are made. Fleets are groups of tokens.',
};
