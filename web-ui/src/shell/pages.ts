import type { Role } from '../api/types';
import type { IconName } from '../design/Icon';
import { t } from '../messages';

export interface PageLink {
  to: string;
  label: string;
  icon: IconName;
  /** Pressed after `g`. */
  key: string;
  /** Whom it is for; absent: everybody. */
  role?: Role;
  /** Whether users of tenants find anything there. */
  tenants?: true;
}

/** The pages of the console in the order of the navigation. */
export const pages: readonly PageLink[] = [
  { to: '/', label: t.nav.overview, icon: 'overview', key: 'o', tenants: true },
  { to: '/sites', label: t.nav.sites, icon: 'sites', key: 'i', tenants: true },
  { to: '/stations', label: t.nav.stations, icon: 'stations', key: 't', tenants: true },
  { to: '/sessions', label: t.nav.sessions, icon: 'sessions', key: 's', tenants: true },
  { to: '/activity', label: t.nav.activity, icon: 'activity', key: 'a' },
  { to: '/alarms', label: t.alarms.title, icon: 'bell', key: 'l', tenants: true },
  { to: '/energy', label: t.network.title, icon: 'bolt', key: 'y', tenants: true },
  { to: '/prices', label: t.nav.prices, icon: 'prices', key: 'p' },
  { to: '/tokens', label: t.nav.tokens, icon: 'tokens', key: 'k' },
  { to: '/vehicles', label: t.nav.vehicles, icon: 'vehicles', key: 'v' },
  { to: '/reservations', label: t.nav.reservations, icon: 'clock', key: 'r', tenants: true },
  { to: '/roaming', label: t.nav.roaming, icon: 'upload', key: 'm' },
  { to: '/templates', label: t.nav.templates, icon: 'copy', key: 'c' },
  { to: '/firmware', label: t.nav.firmware, icon: 'firmware', key: 'f' },
  { to: '/certificates', label: t.nav.certificates, icon: 'key', key: 'e' },
  { to: '/install', label: t.install.title, icon: 'check', key: 'n', role: 'operator' },
  { to: '/health', label: t.health.title, icon: 'screen', key: 'h', role: 'operator' },
  { to: '/people', label: t.people.title, icon: 'people', key: 'u', role: 'administrator' },
  { to: '/settings', label: t.nav.settings, icon: 'settings', key: ',', tenants: true },
];
