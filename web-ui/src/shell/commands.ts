import { useQuery } from '@tanstack/react-query';
import { http } from '../api/http';
import { activeSessionsQuery, sitesQuery } from '../api/queries';
import type { Page, Station } from '../api/types';
import type { IconName } from '../design/Icon';
import { t } from '../messages';
import { carName } from '../sessions/SessionParts';
import { viewLink, viewsQuery } from '../stations/views';
import type { PageLink } from './pages';
import { signOut } from './signOut';
import { toggleTheme } from './theme';
import { useIsOpen, usePages } from './usePages';
import { useRole } from './useRole';

export interface Command {
  id: string;
  group: string;
  label: string;
  note?: string;
  icon: IconName;
  /** Where it leads, or what it does. */
  run: string | (() => void);
}

const SHOWN_PER_GROUP = 6;

/** Every word of the query begins somewhere in the text. */
export function matches(text: string, query: string): boolean {
  const lower = text.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => lower.includes(word));
}

function pageCommand({ to, label, icon, key }: PageLink): Command {
  return { id: to, group: t.palette.pages, label, note: `g ${key}`, icon, run: to };
}

/** Pages below another. */
const studies: Command = {
  id: '/energy/studies',
  group: t.palette.pages,
  label: t.studies.title,
  note: t.network.title,
  icon: 'bolt',
  run: '/energy/studies',
};

const ofOperators: Command[] = [
  { to: '/statements', label: t.statements.title },
  { to: '/payments', label: t.pay.payments },
].map(({ to, label }) => ({
  id: to,
  group: t.palette.pages,
  label,
  note: t.network.title,
  icon: 'prices',
  run: to,
}));

/** What the palette offers for a query: pages and actions always, the rest by search. */
export function useCommands(query: string, openShortcuts: () => void): Command[] {
  const { data: sites = [] } = useQuery(sitesQuery);
  const { data: sessions = [] } = useQuery(activeSessionsQuery());
  const keepsViews = useRole('viewer');
  const { data: views = [] } = useQuery({ ...viewsQuery, enabled: keepsViews });
  const seesMoney = useIsOpen('/statements');
  const pageCommands = [...usePages().map(pageCommand), studies, ...(seesMoney ? ofOperators : [])];
  const { data: stations = [] } = useQuery({
    queryKey: ['stations', 'search', query],
    queryFn: () => http.get<Page<Station>>('/stations', { q: query, limit: SHOWN_PER_GROUP }),
    enabled: query !== '',
    select: (page) => page.items,
    placeholderData: (before) => before,
  });
  const actions: Command[] = [
    { id: 'theme', group: t.palette.actions, label: t.shortcuts.theme, icon: 'moon', run: toggleTheme },
    { id: 'keys', group: t.palette.actions, label: t.shell.shortcuts, icon: 'keyboard', run: openShortcuts },
    { id: 'out', group: t.palette.actions, label: t.shell.signOut, icon: 'out', run: () => void signOut() },
  ];
  const found: Command[] = [
    ...stations.map(
      (station): Command => ({
        id: `station ${station.id}`,
        group: t.nav.stations,
        label: station.name || station.id,
        note: station.name === station.id ? station.siteId : station.id,
        icon: 'stations',
        run: `/stations/${encodeURIComponent(station.id)}`,
      }),
    ),
    ...sessions.map(
      (session): Command => ({
        id: `session ${session.id}`,
        group: t.nav.sessions,
        label: carName(session),
        note: session.stationId,
        icon: 'sessions',
        run: `/sessions/${encodeURIComponent(session.id)}`,
      }),
    ),
  ];
  const siteCommands = sites.map(
    (site): Command => ({
      id: `site ${site.id}`,
      group: t.nav.sites,
      label: site.name,
      note: site.id,
      icon: 'sites',
      run: `/sites/${encodeURIComponent(site.id)}`,
    }),
  );
  const viewCommands = views.map(
    (view): Command => ({
      id: `view ${view.id}`,
      group: t.views.title,
      label: view.name,
      note: t.nav.stations,
      icon: 'stations',
      run: viewLink(view.filter),
    }),
  );
  const all = query
    ? [...pageCommands, ...viewCommands, ...siteCommands, ...found, ...actions]
    : [...pageCommands, ...viewCommands, ...siteCommands, ...actions];
  return limited(all.filter(({ label, note }) => matches(`${label} ${note ?? ''}`, query)));
}

function limited(commands: Command[]): Command[] {
  const seen = new Map<string, number>();
  return commands.filter(({ group }) => {
    const before = seen.get(group) ?? 0;
    seen.set(group, before + 1);
    return group === t.palette.pages || before < SHOWN_PER_GROUP;
  });
}
