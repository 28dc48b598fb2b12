import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useClock } from '../api/clock';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { type Column, DataTable } from '../design/DataTable';
import { Facts } from '../design/Facts';
import { FilterSelect } from '../design/FilterSelect';
import { Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty, ProblemNote } from '../design/Notice';
import { PagedTable } from '../design/PagedTable';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { relative } from '../format/time';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import {
  type Kept,
  type Letter,
  messagesQuery,
  type Partner,
  type PartnerMessage,
  partnerPath,
  partnerQuery,
  queueQuery,
  type SharedKind,
  type V2gPolicy,
} from './api';
import { CommandsPanel } from './CommandsPanel';
import { HubPanel } from './HubPanel';
import { MessageDialog } from './MessageDialog';
import { PartnerHealth, parties } from './PartnerHealth';
import { ToldPanel } from './ToldPanel';

const policies: V2gPolicy[] = ['CHARGE_ONLY', 'NET', 'EXTENDED'];
const kinds: SharedKind[] = ['LOCATION', 'TARIFF', 'SESSION', 'CDR', 'TOKEN'];

/** One partner: how it is, what waits for it, and every message. */
export default function PartnerPage() {
  const { id = '' } = useParams();
  const query = useQuery(partnerQuery(id));
  return <Loaded query={query}>{(partner) => <PartnerView partner={partner} />}</Loaded>;
}

function PartnerView({ partner }: { partner: Partner }) {
  const { now } = useClock();
  return (
    <>
      <PageHeader
        title={partner.name}
        trail={[{ to: '/roaming', label: t.roaming.title }]}
        status={<PartnerHealth partner={partner} />}
        actions={partner.state !== 'ENDED' && <Actions partner={partner} />}
      />
      <Stack>
        <Panel title={t.roaming.health}>
          <Facts
            facts={[
              { label: t.roaming.parties, value: parties(partner) || undefined },
              { label: t.roaming.version, value: partner.version },
              { label: t.roaming.versionsUrl, value: partner.versionsUrl },
              {
                label: t.roaming.modules,
                value:
                  partner.endpoints.map(({ identifier, role }) => `${identifier} (${role})`).join(', ') ||
                  undefined,
              },
              {
                label: t.roaming.contact,
                value: partner.contactAt && relative(partner.contactAt, now),
              },
              { label: t.roaming.lastError, value: partner.lastError },
              {
                label: t.roaming.lastErrorAt,
                value: partner.lastErrorAt && relative(partner.lastErrorAt, now),
              },
              ...partner.received
                .filter(({ objects, refused }) => objects > 0 || refused > 0)
                .map((kept) => ({
                  label: t.roaming.keptOf(t.roaming.kinds[kept.kind]),
                  value: room(kept, now),
                })),
              { label: t.roaming.retryAt, value: partner.retryAt && relative(partner.retryAt, now) },
            ]}
          />
        </Panel>
        {partner.hub && <HubPanel hub={partner} now={now} />}
        {operates(partner) && <ToldPanel partner={partner.id} now={now} />}
        {operates(partner) && <CommandsPanel partner={partner.id} now={now} />}
        <Queue id={partner.id} now={now} />
        <Messages id={partner.id} now={now} />
      </Stack>
    </>
  );
}

const room = ({ objects, bytes, refused, refusedAt }: Kept, now: number) =>
  t.roaming.room(objects, Math.ceil(bytes / 1_000_000)) +
  (refusedAt ? `; ${t.roaming.refused(refused, relative(refusedAt, now))}` : '');

const operates = ({ roles, clients }: Partner) => [...roles, ...clients].some(({ role }) => role === 'CPO');

function Actions({ partner }: { partner: Partner }) {
  const client = useQueryClient();
  const mayAct = useRole('operator');
  const mayEnd = useRole('administrator');
  const [ending, setEnding] = useState(false);
  const path = partnerPath(partner.id);
  const acting = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => client.invalidateQueries({ queryKey: ['roaming'] }),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  const change = (changes: Partial<Partner>) =>
    acting.mutate(() => http.put(path, { paused: partner.paused, v2g: partner.v2g, ...changes }));
  const replay = (kind: string) => acting.mutate(() => http.post(`${path}/replay`, { kind }));
  const registered = partner.state === 'REGISTERED';
  return (
    <>
      {mayAct && (
        <FilterSelect
          label={t.roaming.v2g}
          value={partner.v2g}
          options={policies.map((value) => ({ value, label: t.roaming.policies[value] }))}
          onChange={(v2g) => change({ v2g: v2g as V2gPolicy })}
        />
      )}
      {mayAct && registered && (
        <FilterSelect
          label={t.roaming.replay}
          value=""
          options={[
            { value: '', label: t.roaming.replay },
            ...kinds.map((value) => ({ value, label: t.roaming.kinds[value] })),
          ]}
          onChange={(kind) => kind && replay(kind)}
        />
      )}
      {mayAct && registered && (
        <Button busy={acting.isPending} onClick={() => change({ paused: !partner.paused })}>
          {partner.paused ? t.roaming.resume : t.roaming.pause}
        </Button>
      )}
      {mayEnd && registered && (
        <Button icon="refresh" onClick={() => acting.mutate(() => http.post(`${path}/renew`))}>
          {t.roaming.renew}
        </Button>
      )}
      {mayEnd && (
        <Button look="danger" onClick={() => setEnding(true)}>
          {t.roaming.end}
        </Button>
      )}
      {acting.error && <ProblemNote problem={asProblem(acting.error)} />}
      {ending && (
        <Confirm
          title={t.roaming.end}
          question={t.roaming.endAsk(partner.name)}
          submit={t.roaming.end}
          action={() => http.delete(path)}
          onDone={() => {
            void client.invalidateQueries({ queryKey: ['roaming'] });
            setEnding(false);
          }}
          onClose={() => setEnding(false)}
        />
      )}
    </>
  );
}

function Queue({ id, now }: { id: string; now: number }) {
  const query = useQuery(queueQuery(id));
  return (
    <Panel title={t.roaming.queue} flush>
      <Loaded query={query}>
        {(letters) => (
          <DataTable
            label={t.roaming.queue}
            rows={letters}
            columns={letterColumns(now)}
            rowKey={({ kind, id: object }) => `${kind} ${object}`}
            empty={<Empty compact icon="check" title={t.roaming.queueEmpty} />}
          />
        )}
      </Loaded>
    </Panel>
  );
}

const letterColumns = (now: number): Column<Letter>[] => [
  {
    key: 'kind',
    header: t.roaming.what,
    cell: ({ kind }) =>
      kinds.find((k) => k === kind) ? t.roaming.kinds[kind as SharedKind] : t.roaming.result,
  },
  { key: 'id', header: t.roaming.object, cell: ({ id }) => <span className="mono">{id}</span> },
  { key: 'party', header: t.roaming.party, hide: 'medium', cell: ({ party }) => party },
  { key: 'attempts', header: t.roaming.attempts, align: 'right', cell: ({ attempts }) => attempts },
  { key: 'error', header: t.roaming.lastError, hide: 'small', cell: ({ error }) => error },
  {
    key: 'next',
    header: t.roaming.retryAt,
    align: 'right',
    cell: ({ nextAt }) => (nextAt ? relative(nextAt, now) : t.roaming.givenUp),
  },
];

function Messages({ id, now }: { id: string; now: number }) {
  const [errors, setErrors] = useState(false);
  const [open, setOpen] = useState<PartnerMessage>();
  return (
    <Panel
      title={t.roaming.messages}
      flush
      actions={
        <FilterSelect
          label={t.roaming.messages}
          value={errors ? 'errors' : ''}
          options={[
            { value: '', label: t.common.all },
            { value: 'errors', label: t.roaming.errorsOnly },
          ]}
          onChange={(value) => setErrors(value === 'errors')}
        />
      }
    >
      <PagedTable
        label={t.roaming.messages}
        query={messagesQuery(id, errors)}
        columns={messageColumns(now)}
        rowKey={(message) => String(message.id)}
        onRow={setOpen}
        empty={<Empty compact icon="activity" title={t.roaming.messagesEmpty} />}
      />
      {open && <MessageDialog message={open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

const messageColumns = (now: number): Column<PartnerMessage>[] => [
  {
    key: 'direction',
    header: t.roaming.direction,
    cell: ({ incoming }) => (incoming ? t.roaming.incoming : t.roaming.outgoing),
  },
  {
    key: 'what',
    header: t.roaming.what,
    cell: ({ method, url }) => (
      <span className="mono">
        {method} {url}
      </span>
    ),
  },
  {
    key: 'status',
    header: t.roaming.answer,
    align: 'right',
    cell: ({ http: code, status }) => [code ?? t.roaming.none, status].filter(Boolean).join(' · '),
  },
  { key: 'error', header: t.roaming.lastError, hide: 'medium', cell: ({ error }) => error },
  {
    key: 'at',
    header: t.roaming.when,
    align: 'right',
    hide: 'small',
    cell: ({ at }) => <span className="muted">{relative(at, now)}</span>,
  },
];
