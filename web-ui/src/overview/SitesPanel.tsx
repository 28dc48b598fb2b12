import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sitesQuery } from '../api/queries';
import type { Site } from '../api/types';
import { Loaded } from '../design/Loaded';
import { Panel } from '../design/Panel';
import { Segmented } from '../design/Segmented';
import { MapLegend } from '../map/MapLegend';
import { isPlaced, SiteMap } from '../map/SiteMap';
import { t } from '../messages';
import { SitesTable } from '../sites/SitesTable';

type Look = 'map' | 'list';

const KEY = 'voltide.sites';

const looks = [
  { value: 'map', label: t.map.map },
  { value: 'list', label: t.map.list },
] as const;

/** The sites as a list, or on a map when it is known where they are. */
export function SitesPanel() {
  const query = useQuery({ ...sitesQuery, refetchInterval: 15_000 });
  const [look, setLook] = useState<Look>(() => (localStorage.getItem(KEY) === 'list' ? 'list' : 'map'));
  const choose = (next: Look) => {
    localStorage.setItem(KEY, next);
    setLook(next);
  };
  const canMap = query.data?.some(isPlaced) ?? false;
  return (
    <Panel
      title={t.overview.sites}
      flush
      actions={canMap && <Segmented label={t.map.look} value={look} options={looks} onChange={choose} />}
    >
      <Loaded query={query}>
        {(sites) => (canMap && look === 'map' ? <OnMap sites={sites} /> : <SitesTable sites={sites} />)}
      </Loaded>
    </Panel>
  );
}

function OnMap({ sites }: { sites: readonly Site[] }) {
  const placed = sites.filter(isPlaced);
  return (
    <>
      <SiteMap sites={placed} />
      <MapLegend elsewhere={sites.length - placed.length} />
    </>
  );
}
