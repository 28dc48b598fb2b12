import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { count, kilowatts, power } from '../format/number';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import {
  type FlowLimit,
  type Group,
  type GroupLoad,
  groupLoadQuery,
  tree,
  type Wiring,
  wiringQuery,
} from './api';
import { EvseWiringForm } from './EvseWiringForm';
import { GroupForm } from './GroupForm';
import css from './GroupsPanel.module.css';
import { type PhasesOfPlace, told } from './phaseLimits';

/** The grid connection, or a group below it. */
interface Row {
  group?: Group;
  depth: number;
  limit: FlowLimit;
  place: PhasesOfPlace;
  load?: GroupLoad;
  evses: number;
}

/** What is open: a group to edit, the connection's phases (`root`), a new group, or the EVSEs. */
type Open = { group: Group } | 'root' | 'new' | 'evses';

/** Where power flows behind the grid connection, with limits and what flows now. */
export function GroupsPanel({ site }: { site: Site }) {
  const client = useQueryClient();
  const query = useQuery(wiringQuery(site.id));
  const seesLoads = useRole('viewer');
  const loads = useQuery({ ...groupLoadQuery(site.id), enabled: seesLoads });
  const [open, setOpen] = useState<Open>();
  const mayEdit = useRole('administrator');
  const close = () => setOpen(undefined);
  const saved = (wiring: Wiring) => {
    client.setQueryData(wiringQuery(site.id).queryKey, wiring);
    void client.invalidateQueries({ queryKey: groupLoadQuery(site.id).queryKey });
    toast(t.groups.saved);
    close();
  };
  const form = { site, onSaved: saved, onClose: close };
  return (
    <Panel title={t.groups.title} note={t.groups.note} flush actions={mayEdit && <Actions open={setOpen} />}>
      <Loaded query={query}>
        {(wiring) => (
          <>
            <DataTable
              label={t.groups.title}
              columns={seesLoads ? columns : columns.filter(({ key }) => key !== 'load' && key !== 'phases')}
              rows={rowsOf(site, wiring, loads.data ?? [])}
              rowKey={({ group }) => group?.id ?? ''}
              onRow={mayEdit ? ({ group }) => setOpen(group ? { group } : 'root') : undefined}
              empty={null}
            />
            {open === 'evses' && <EvseWiringForm wiring={wiring} {...form} />}
            {open && open !== 'evses' && (
              <GroupForm
                wiring={wiring}
                group={typeof open === 'object' ? open.group : undefined}
                root={open === 'root'}
                {...form}
              />
            )}
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Actions({ open }: { open: (what: Open) => void }) {
  return (
    <>
      <Button icon="stations" onClick={() => open('evses')}>
        {t.groups.wire}
      </Button>
      <Button icon="plus" onClick={() => open('new')}>
        {t.groups.add}
      </Button>
    </>
  );
}

function rowsOf(site: Site, wiring: Wiring, loads: readonly GroupLoad[]): Row[] {
  const at = (id?: string) => ({
    load: loads.find(({ group }) => group === id),
    evses: wiring.evses.filter(({ group }) => group === id).length,
  });
  return [
    {
      depth: 0,
      limit: { importW: site.importLimitW, exportW: site.exportLimitW },
      place: wiring,
      ...at(),
    },
    ...tree(wiring.groups).map(({ group, depth }) => ({
      group,
      depth,
      limit: group.limit,
      place: group,
      ...at(group.id),
    })),
  ];
}

const limits = (limit: FlowLimit) => `${power(limit.importW)} / −${power(limit.exportW)}`;

const columns: Column<Row>[] = [
  {
    key: 'name',
    header: t.groups.group,
    cell: ({ group, depth }) => (
      <span className={css.name} data-depth={Math.min(depth, 6)}>
        {group?.name ?? t.groups.connection}
        {group && <span className="muted"> {t.groups.kinds[group.kind]}</span>}
      </span>
    ),
  },
  { key: 'load', header: t.groups.load, align: 'right', cell: ({ load }) => load && power(load.powerW) },
  {
    key: 'phases',
    header: t.groups.phases,
    align: 'right',
    hide: 'medium',
    cell: ({ load }) => load?.phaseW.map(kilowatts).join(' / '),
  },
  { key: 'limit', header: t.groups.limit, align: 'right', cell: ({ limit }) => limits(limit) },
  {
    key: 'phaseLimit',
    header: t.groups.phaseLimit,
    align: 'right',
    hide: 'medium',
    cell: ({ place }) => told(place) ?? '–',
  },
  {
    key: 'evses',
    header: t.groups.evses,
    align: 'right',
    hide: 'small',
    cell: ({ group, evses }) => (group || evses > 0) && count(evses),
  },
];
