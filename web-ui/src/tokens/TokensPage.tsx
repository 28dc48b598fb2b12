import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useSearchParams } from 'react-router';
import { tokensQuery, vehiclesQuery } from '../api/queries';
import type { Token, TokenStatus, Vehicle } from '../api/types';
import { type Tone, Verdict } from '../design/Badge';
import { Button } from '../design/Button';
import { CsvButton, type CsvColumn } from '../design/CsvButton';
import type { Column } from '../design/DataTable';
import { Toolbar } from '../design/Layout';
import { Empty } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { SearchBox } from '../design/SearchBox';
import { percent } from '../format/number';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { TokenForm } from './TokenForm';

const tones: Record<TokenStatus, Tone> = {
  Accepted: 'good',
  Blocked: 'bad',
  Expired: 'warn',
  Invalid: 'neutral',
};

/** What drivers show at stations. */
export default function TokensPage() {
  const [search, setSearch] = useSearchParams();
  const [editing, setEditing] = useState<Token | 'new'>();
  const mayEdit = useRole('operator');
  const q = search.get('q') ?? '';
  const { data: vehicles = [] } = useQuery(vehiclesQuery);
  const onSearch = useCallback(
    (value: string) => setSearch(value ? { q: value } : {}, { replace: true }),
    [setSearch],
  );
  return (
    <>
      <PageHeader
        title={t.tokens.title}
        actions={
          <Toolbar>
            <SearchBox label={t.tokens.search} value={q} onChange={onSearch} />
            <CsvButton name="tokens" path="/tokens" filter={{ q }} columns={file} />
            {mayEdit && (
              <Button look="primary" icon="plus" onClick={() => setEditing('new')}>
                {t.tokens.create}
              </Button>
            )}
          </Toolbar>
        }
      />
      <Panel flush>
        <PagedTable
          label={t.tokens.title}
          query={tokensQuery(q)}
          columns={columns(vehicles)}
          endless
          rowKey={({ id }) => id}
          onRow={mayEdit ? setEditing : undefined}
          empty={
            <Empty icon="tokens" title={t.tokens.empty}>
              {t.tokens.emptyDetail}
            </Empty>
          }
        />
      </Panel>
      {editing && (
        <TokenForm
          token={editing === 'new' ? undefined : editing}
          vehicles={vehicles}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}

const file: CsvColumn<Token>[] = [
  ['id', ({ id }) => id],
  ['holder', ({ holder }) => holder],
  ['idToken', ({ idToken }) => idToken],
  ['type', ({ type }) => type],
  ['status', ({ status }) => status],
  ['vehicleId', ({ vehicleId }) => vehicleId],
  ['targetSocPercent', ({ targetSocPercent }) => targetSocPercent],
  ['departureTime', ({ departureTime }) => departureTime],
  ['maySupplyGrid', ({ maySupplyGrid }) => maySupplyGrid],
];

const columns = (vehicles: readonly Vehicle[]): Column<Token>[] => [
  { key: 'holder', header: t.tokens.holder, cell: ({ holder, idToken }) => holder ?? idToken },
  {
    key: 'idToken',
    header: t.tokens.idToken,
    cell: ({ idToken }) => <span className="mono muted">{idToken}</span>,
  },
  {
    key: 'type',
    header: t.tokens.type,
    hide: 'medium',
    cell: ({ type }) => <span className="muted">{type}</span>,
  },
  {
    key: 'status',
    header: t.tokens.status,
    cell: ({ status }) => <Verdict tone={tones[status]}>{t.tokens.statuses[status]}</Verdict>,
  },
  {
    key: 'vehicle',
    header: t.tokens.vehicle,
    hide: 'small',
    cell: ({ vehicleId }) =>
      vehicles.find(({ id }) => id === vehicleId)?.name ?? <span className="muted">–</span>,
  },
  {
    key: 'target',
    header: t.tokens.target,
    align: 'right',
    hide: 'small',
    cell: ({ targetSocPercent }) => (targetSocPercent === undefined ? '–' : percent(targetSocPercent)),
  },
  {
    key: 'departure',
    header: t.tokens.departure,
    align: 'right',
    hide: 'medium',
    cell: ({ departureTime }) => departureTime ?? '–',
  },
  {
    key: 'supply',
    header: t.tokens.maySupply,
    hide: 'medium',
    cell: ({ maySupplyGrid }) =>
      maySupplyGrid ? t.common.yes : <span className="muted">{t.common.no}</span>,
  },
];
