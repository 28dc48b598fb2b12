import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { share } from '../format/number';
import { day } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { contractsQuery, parties, type ShareContract } from './api';
import { ContractForm } from './ContractForm';
import css from './ContractsPanel.module.css';

/** The contracts of a site on who gets what share. */
export function ContractsPanel({ site, now }: { site: Site; now: number }) {
  const query = useQuery(contractsQuery(site.id));
  const [editing, setEditing] = useState<ShareContract | 'new'>();
  const mayEdit = useRole('operator');
  return (
    <Panel
      title={t.settlement.contracts}
      note={t.settlement.contractsNote}
      flush
      actions={
        mayEdit && (
          <Button icon="plus" onClick={() => setEditing('new')}>
            {t.settlement.add}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(contracts) => (
          <DataTable
            label={t.settlement.contracts}
            columns={columns(site.timeZone)}
            rows={contracts.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))}
            rowKey={({ id }) => id}
            onRow={mayEdit ? setEditing : undefined}
            empty={
              <Empty compact icon="prices" title={t.settlement.noContracts}>
                {t.settlement.noContractsDetail}
              </Empty>
            }
          />
        )}
      </Loaded>
      {editing && (
        <ContractForm
          site={site}
          now={now}
          contract={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Panel>
  );
}

const columns = (zone: string): Column<ShareContract>[] => [
  { key: 'name', header: t.settlement.name, cell: ({ name }) => name },
  {
    key: 'basis',
    header: t.settlement.basis,
    hide: 'small',
    cell: ({ basis }) => t.settlement.bases[basis],
  },
  {
    key: 'from',
    header: t.settlement.validFrom,
    hide: 'small',
    cell: ({ validFrom }) => day(validFrom, zone),
  },
  {
    key: 'until',
    header: t.settlement.validUntil,
    hide: 'small',
    cell: ({ validUntil }) =>
      validUntil ? day(validUntil, zone) : <span className="muted">{t.settlement.forEver}</span>,
  },
  {
    key: 'shares',
    header: t.settlement.shares,
    cell: ({ shares }) => (
      <span className={css.shares}>
        {parties
          .filter((party) => shares[party] > 0)
          .map((party) => `${t.settlement.parties[party]} ${share(shares[party])}`)
          .join(', ')}
      </span>
    ),
  },
];
