import { useState } from 'react';
import type { Column } from '../design/DataTable';
import { Dialog, DialogBody } from '../design/Dialog';
import { FilterSelect } from '../design/FilterSelect';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { Panel } from '../design/Panel';
import { energy, money } from '../format/number';
import { relative } from '../format/time';
import { t } from '../messages';
import { type ForeignDocument, type SharedKind, type Told, toldQuery } from './api';
import { Body } from './MessageDialog';

const kinds: SharedKind[] = ['SESSION', 'CDR', 'LOCATION', 'TARIFF', 'INVOICE'];

/** What a partner that operates stations told us. */
export function ToldPanel({ partner, now }: { partner: string; now: number }) {
  const [kind, setKind] = useState<SharedKind>('SESSION');
  const [open, setOpen] = useState<Told>();
  return (
    <Panel
      title={t.roaming.told}
      flush
      actions={
        <FilterSelect
          label={t.roaming.what}
          value={kind}
          options={kinds.map((value) => ({ value, label: t.roaming.kinds[value] }))}
          onChange={(value) => setKind(value as SharedKind)}
        />
      }
    >
      <PagedTable
        label={t.roaming.told}
        query={toldQuery(partner, kind)}
        columns={columns(now)}
        rowKey={({ number }) => String(number)}
        onRow={setOpen}
        empty={<Empty compact icon="activity" title={t.roaming.toldEmpty} />}
      />
      {open && (
        <Dialog title={open.id} wide onClose={() => setOpen(undefined)}>
          <DialogBody>
            <Body title={t.roaming.kinds[kind]} text={JSON.stringify(open.document)} />
          </DialogBody>
        </Dialog>
      )}
    </Panel>
  );
}

const columns = (now: number): Column<Told>[] => [
  {
    key: 'what',
    header: t.roaming.object,
    cell: ({ id, document: { name, invoice_id, cdr_token } }) => name ?? invoice_id ?? cdr_token?.uid ?? id,
  },
  { key: 'status', header: t.roaming.health, hide: 'small', cell: ({ document }) => document.status },
  { key: 'energy', header: t.roaming.energy, align: 'right', cell: ({ document }) => charged(document) },
  { key: 'cost', header: t.roaming.cost, align: 'right', cell: ({ document }) => cost(document) },
  {
    key: 'at',
    header: t.roaming.when,
    align: 'right',
    hide: 'small',
    cell: ({ lastUpdated }) => <span className="muted">{relative(lastUpdated, now)}</span>,
  },
];

function charged({ kwh, total_energy }: ForeignDocument): string | undefined {
  const sum = kwh ?? total_energy;
  return sum === undefined ? undefined : energy(sum * 1000);
}

/** With taxes. */
export function cost({ total_cost: told, currency }: ForeignDocument): string | undefined {
  if (!told || !currency) return undefined;
  const taxes = told.taxes?.reduce((sum, { amount }) => sum + amount, 0) ?? 0;
  return money(told.incl_vat ?? (told.before_taxes ?? told.excl_vat ?? 0) + taxes, currency);
}
