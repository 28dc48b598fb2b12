import { Status, type Tone } from '../design/Badge';
import { type Column, DataTable } from '../design/DataTable';
import { Empty } from '../design/Notice';
import { t } from '../messages';
import { Expiry } from '../pki/Expiry';
import type { InventoryEntry } from './api';

/** Certificates a station has or is to have, and how it stands with each. */
export function InventoryTable({ entries }: { entries: InventoryEntry[] }) {
  return (
    <DataTable
      label={t.security.inventory}
      columns={columns}
      rows={entries}
      rowKey={({ certificateType, serialNumber, state }) => `${certificateType} ${serialNumber} ${state}`}
      empty={
        <Empty compact icon="key" title={t.security.noInventory}>
          {t.security.noInventoryDetail}
        </Empty>
      }
    />
  );
}

const tones: Record<InventoryEntry['state'], Tone> = {
  PRESENT: 'good',
  MISSING: 'bad',
  UNWANTED: 'warn',
  OTHER: 'neutral',
};

export function InventoryState({ state }: { state: InventoryEntry['state'] }) {
  return <Status tone={tones[state]}>{t.security.inventoryStates[state]}</Status>;
}

const columns: Column<InventoryEntry>[] = [
  { key: 'use', header: t.security.use, cell: ({ certificateType }) => certificateType },
  {
    key: 'name',
    header: t.security.certificate,
    cell: ({ subject, serialNumber }) => subject ?? <span className="mono muted">{serialNumber}</span>,
  },
  { key: 'state', header: t.security.state, cell: ({ state }) => <InventoryState state={state} /> },
  {
    key: 'until',
    header: t.security.expires,
    align: 'right',
    hide: 'small',
    cell: ({ validUntil }) =>
      validUntil ? <Expiry at={validUntil} now={Date.now()} /> : <span className="muted">–</span>,
  },
];
