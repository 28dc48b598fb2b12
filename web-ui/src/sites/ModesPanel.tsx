import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { power } from '../format/number';
import { nearTime } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { type Mode, modeName, modesQuery, objectives } from './api';
import { ModeForm } from './ModeForm';

/** What a site is steered for, the weakest first. */
export function ModesPanel({ site, now }: { site: Site; now: number }) {
  const client = useQueryClient();
  const query = useQuery(modesQuery(site.id));
  const [open, setOpen] = useState<Mode | 'new'>();
  const mayAct = useRole('tenant-operator');
  const setsAll = useRole('operator');
  return (
    <Panel
      title={t.modes.title}
      flush
      actions={
        mayAct && (
          <Button icon="edit" onClick={() => setOpen('new')}>
            {t.modes.set}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(modes) => (
          <DataTable
            label={t.modes.title}
            columns={columns(now, site.timeZone)}
            rows={modes}
            rowKey={({ kind }) => kind}
            onRow={setsAll ? setOpen : undefined}
            empty={null}
          />
        )}
      </Loaded>
      {open && (
        <ModeForm
          site={site}
          mode={open === 'new' ? query.data?.find(({ kind }) => objectives.includes(kind)) : open}
          onDone={() => {
            void client.invalidateQueries({ queryKey: modesQuery(site.id).queryKey });
            toast(t.modes.saved);
            setOpen(undefined);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  );
}

const columns = (now: number, zone: string): Column<Mode>[] => [
  { key: 'kind', header: t.modes.title, cell: ({ kind }) => modeName(kind) },
  { key: 'value', header: t.modes.value, cell: (mode) => detail(mode, now, zone) },
  {
    key: 'meaning',
    header: t.modes.meaning,
    hide: 'medium',
    cell: ({ kind }) => <span className="muted">{t.modes.hints[kind]}</span>,
  },
];

function detail(mode: Mode, now: number, zone: string): string {
  const { periods, importW, powerW, until, criticalLoadW, hours, released } = mode;
  if (periods) return periods.map(({ from, to, maxW }) => `${from}–${to} ${power(maxW)}`).join(', ');
  if (importW !== undefined) return power(importW);
  if (powerW !== undefined && until)
    return `${power(powerW)}, ${t.modes.until} ${nearTime(until, now, zone)}`;
  if (released) return t.modes.released;
  return criticalLoadW === undefined ? '' : `${power(criticalLoadW)} · ${hours} h`;
}
