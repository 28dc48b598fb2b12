import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Verdict } from '../design/Badge';
import { Button } from '../design/Button';
import type { Column } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { commandsQuery, type RemoteCommand } from './api';
import { CommandForm } from './CommandForm';

/** What we have stations of a partner do, and what became of it. */
export function CommandsPanel({ partner, now }: { partner: string; now: number }) {
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const [asking, setAsking] = useState(false);
  const done = () => {
    void client.invalidateQueries({ queryKey: ['roaming', 'commands'] });
    setAsking(false);
  };
  return (
    <Panel
      title={t.roaming.commands}
      flush
      actions={
        mayAct && (
          <Button icon="plus" onClick={() => setAsking(true)}>
            {t.roaming.command}
          </Button>
        )
      }
    >
      <PagedTable
        label={t.roaming.commands}
        query={commandsQuery(partner)}
        columns={columns(now)}
        rowKey={({ id }) => id}
        empty={<Empty compact icon="activity" title={t.roaming.commandsEmpty} />}
      />
      {asking && <CommandForm partner={partner} onDone={done} onClose={() => setAsking(false)} />}
    </Panel>
  );
}

const tones = { ASKED: 'neutral', TAKEN: 'neutral', DONE: 'good', FAILED: 'bad', SILENT: 'warn' } as const;

const columns = (now: number): Column<RemoteCommand>[] => [
  { key: 'type', header: t.roaming.what, cell: ({ type }) => t.roaming.commandTypes[type] },
  {
    key: 'where',
    header: t.roaming.object,
    hide: 'small',
    cell: ({ wish: { locationId, evseUid, sessionId, reservationId } }) => (
      <span className="mono">
        {[locationId, evseUid, sessionId, reservationId].filter(Boolean).join(' · ')}
      </span>
    ),
  },
  {
    key: 'state',
    header: t.roaming.health,
    cell: ({ state, result, message }) => (
      <Verdict tone={tones[state]} title={message ?? result}>
        {t.roaming.commandStates[state]}
      </Verdict>
    ),
  },
  { key: 'why', header: t.roaming.result, hide: 'medium', cell: ({ result, message }) => message ?? result },
  {
    key: 'at',
    header: t.roaming.when,
    align: 'right',
    hide: 'small',
    cell: ({ askedAt, askedBy }) => (
      <span className="muted" title={askedBy}>
        {relative(askedAt, now)}
      </span>
    ),
  },
];
