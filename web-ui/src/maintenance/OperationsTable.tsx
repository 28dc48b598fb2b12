import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { Status, type Tone } from '../design/Badge';
import { CopyButton } from '../design/CopyButton';
import type { Column } from '../design/DataTable';
import { Dialog, DialogBody } from '../design/Dialog';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Scroll } from '../design/Scroll';
import { relative } from '../format/time';
import { t } from '../messages';
import { type Operation, type OperationState, operationResultQuery, operationsQuery } from './api';
import css from './OperationsTable.module.css';

const tones: Record<OperationState, Tone> = {
  REQUESTED: 'accent',
  RUNNING: 'accent',
  DONE: 'good',
  FAILED: 'bad',
  TIMED_OUT: 'warn',
};

/** What was asked of one station, or of all, and comes in parts or steps. */
export function OperationsTable({ station, now }: { station?: string; now: number }) {
  const [open, setOpen] = useState<Operation>();
  return (
    <>
      <PagedTable
        label={t.maintenance.operations}
        query={operationsQuery(station)}
        columns={columns(now, station === undefined)}
        rowKey={({ id }) => id}
        onRow={setOpen}
        empty={
          <Empty compact={station !== undefined} icon="clock" title={t.maintenance.noOperations}>
            {t.maintenance.noOperationsDetail}
          </Empty>
        }
      />
      {open && <Result operation={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

const columns = (now: number, ofAll: boolean): Column<Operation>[] => [
  { key: 'kind', header: t.maintenance.operation, cell: ({ kind }) => t.maintenance.kinds[kind] ?? kind },
  ...(ofAll
    ? [
        {
          key: 'station',
          header: t.stations.station,
          cell: ({ stationId }: Operation) => (
            <Link className="link" to={`/stations/${encodeURIComponent(stationId)}/maintenance`}>
              {stationId}
            </Link>
          ),
        },
      ]
    : []),
  {
    key: 'state',
    header: t.maintenance.state,
    cell: ({ state }) => <Status tone={tones[state]}>{t.maintenance.states[state]}</Status>,
  },
  {
    key: 'note',
    header: t.maintenance.lastWord,
    hide: 'small',
    cell: ({ note }) => <span className="muted">{note ?? '–'}</span>,
  },
  { key: 'parts', header: t.maintenance.parts, align: 'right', hide: 'small', cell: ({ parts }) => parts },
  {
    key: 'at',
    header: t.maintenance.begun,
    align: 'right',
    cell: ({ createdAt }) => <span className="muted">{relative(createdAt, now)}</span>,
  },
];

function Result({ operation, onClose }: { operation: Operation; onClose: () => void }) {
  const query = useQuery(operationResultQuery(operation.id));
  return (
    <Dialog title={t.maintenance.kinds[operation.kind] ?? operation.kind} wide onClose={onClose}>
      <DialogBody>
        <Loaded query={query}>
          {(items) => {
            const text = JSON.stringify(items, null, 2);
            return (
              <>
                <div className={css.head}>
                  <span className="muted">{t.maintenance.items(items.length)}</span>
                  <CopyButton text={text} />
                </div>
                <Scroll label={t.maintenance.operation} className={css.json}>
                  <pre>{text}</pre>
                </Scroll>
              </>
            );
          }}
        </Loaded>
      </DialogBody>
    </Dialog>
  );
}
