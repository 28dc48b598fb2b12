import type { enStatements } from './enStatements';

export const deStatements: typeof enStatements = {
  title: 'Abrechnungen',
  of: 'Von wem',
  kinds: { hosts: 'Standortgeber', partners: 'Partner', fleets: 'Flotten', drivers: 'Fahrer' },
  whats: { hosts: 'Tag', partners: 'CDR', fleets: 'Fahrzeug', drivers: 'Standort' },
  party: 'Name',
  at: 'Zeit',
  creditOf: (cdr) => `Storno von ${cdr}`,
  energy: 'kWh ein / aus',
  charged: 'Zu zahlen',
  earned: 'Erhält',
  balance: 'Saldo',
  total: 'Summe',
  pdf: 'Als PDF sichern',
  csv: 'Als CSV sichern',
  none: 'Nichts in diesem Monat',
  noneDetail:
    'Ladevorgänge stehen hier, sobald sie beendet und abgerechnet sind, Partner, sobald es CDRs gibt. Flotten sind Gruppen von Token.',
};
