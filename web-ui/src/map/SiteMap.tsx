import { type PointerEvent, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Site } from '../api/types';
import { useWidth } from '../charts/useWidth';
import { Button } from '../design/Button';
import { classes } from '../design/classes';
import { Icon } from '../design/Icon';
import { signedPower } from '../format/number';
import { t } from '../messages';
import { Graticule } from './Graticule';
import { type Cluster, cluster, fit, moved, type Place, project, type Size, type View, zoomed } from './geo';
import css from './SiteMap.module.css';
import { type SiteState, siteState, worst } from './siteState';

export type Placed = Site & Place;

export const isPlaced = (site: Site): site is Placed =>
  site.latitude !== undefined && site.longitude !== undefined;

const HEIGHT = 320;
const REACH = 34;
const NEARER = 1.6;

/** Sites where they are, drawn by ourselves: nobody else learns where they are. */
export function SiteMap({ sites }: { sites: readonly Placed[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const size = { width: useWidth(frame), height: HEIGHT };
  const whole = useMemo(() => fit(sites, { width: size.width, height: HEIGHT }), [sites, size.width]);
  const [chosen, setChosen] = useState<View>();
  const view = chosen ?? whole;
  const drag = useDrag(view, size, setChosen);
  return (
    <div ref={frame} className={css.map} style={{ height: HEIGHT }}>
      {size.width > 0 && (
        <svg className={css.plane} width={size.width} height={size.height} {...drag}>
          <title>{t.map.title}</title>
          <Graticule view={view} size={size} />
          <Marks sites={sites} view={view} size={size} onView={setChosen} />
        </svg>
      )}
      <div className={css.controls}>
        <Button iconOnly icon="plus" onClick={() => setChosen(zoomed(view, NEARER))}>
          {t.map.nearer}
        </Button>
        <Button iconOnly icon="minus" onClick={() => setChosen(zoomed(view, 1 / NEARER))}>
          {t.map.farther}
        </Button>
        <Button iconOnly icon="screen" onClick={() => setChosen(undefined)}>
          {t.map.all}
        </Button>
      </div>
    </div>
  );
}

function useDrag(view: View, size: Size, onView: (view: View) => void) {
  const last = useRef<{ x: number; y: number }>(undefined);
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if ((event.target as Element).closest('a, [role=button]')) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!last.current) return;
      const { clientX: x, clientY: y } = event;
      onView(moved(view, { x: x - last.current.x, y: y - last.current.y }, size));
      last.current = { x, y };
    },
    onPointerUp: () => {
      last.current = undefined;
    },
    onPointerCancel: () => {
      last.current = undefined;
    },
  };
}

interface MarksProps {
  sites: readonly Placed[];
  view: View;
  size: Size;
  onView: (view: View) => void;
}

function Marks({ sites, view, size, onView }: MarksProps) {
  const points = sites.map((site) => ({ ...project(site, view, size), item: site }));
  return cluster(points, REACH).map((group) => {
    const [first] = group.items;
    if (!first) return null;
    return group.items.length === 1 ? (
      <SiteMark key={first.id} site={first} x={group.x} y={group.y} />
    ) : (
      <ClusterMark key={first.id} group={group} onOpen={() => onView(nearTo(group.items, view, size))} />
    );
  });
}

/** All of a group as large as they fit, and nearer in any case. */
function nearTo(sites: readonly Place[], view: View, size: Size): View {
  const whole = fit(sites, size);
  return whole.scale > view.scale ? whole : zoomed({ ...view, center: whole.center }, NEARER);
}

const signs = {
  FAULTED: 'warning',
  OFFLINE: 'offline',
  CHARGING: 'in',
  DISCHARGING: 'up',
  IDLE: 'bolt',
} as const;

function Disc({ state, radius }: { state: SiteState; radius: number }) {
  return <circle r={radius} className={classes(css.disc, css[state])} />;
}

function SiteMark({ site, x, y }: { site: Placed; x: number; y: number }) {
  const state = siteState(site);
  const label = t.map.site(site.name, t.map.states[state], signedPower(site.carsW));
  return (
    <Link to={`/sites/${encodeURIComponent(site.id)}`} aria-label={label} className={css.mark}>
      <g transform={`translate(${x} ${y})`}>
        <title>{label}</title>
        <Disc state={state} radius={12} />
        <g transform="translate(-7 -7)">
          <Icon name={signs[state]} size={14} />
        </g>
        <text className={css.name} x={17} y={4}>
          {site.name}
        </text>
      </g>
    </Link>
  );
}

function ClusterMark({ group, onOpen }: { group: Cluster<Placed>; onOpen: () => void }) {
  const state = worst(group.items.map(siteState));
  const label = t.map.cluster(group.items.length, t.map.states[state]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: there is no button inside a drawing
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      className={css.mark}
      transform={`translate(${group.x} ${group.y})`}
      onClick={onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onOpen();
      }}
    >
      <title>{label}</title>
      <Disc state={state} radius={16} />
      <text className={css.number} y={4}>
        {group.items.length}
      </text>
    </g>
  );
}
