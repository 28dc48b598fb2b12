import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Badge } from '../design/Badge';
import { type Column, DataTable } from '../design/DataTable';
import { Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { browserZone, fullTime, relative } from '../format/time';
import { t } from '../messages';
import { type EndingCount, healthQuery, type Responder } from './api';
import { DriftPanel } from './DriftPanel';
import { RenewalsPanel } from './RenewalsPanel';

const TELL_AGAIN_MS = 10_000;

/** What of certificates needs attention: what ends, what is not renewed, who drifts, who does not answer. */
export function HealthView() {
  const query = useQuery(healthQuery);
  return (
    <Stack>
      <Panel title={t.pki.endingSoon} note={t.pki.endingNote} flush>
        <Loaded query={query}>{({ ending }) => <Ending counts={ending} />}</Loaded>
      </Panel>
      <RenewalsPanel />
      <DriftPanel />
      <Panel title={t.pki.responders} note={t.pki.respondersNote} flush>
        <Loaded query={query}>
          {({ responders }) => (
            <DataTable
              label={t.pki.responders}
              columns={responderColumns}
              rows={responders}
              rowKey={({ responder, service }) => `${responder} ${service}`}
              empty={
                <Empty icon="key" title={t.pki.noResponders}>
                  {t.pki.noRespondersDetail}
                </Empty>
              }
            />
          )}
        </Loaded>
      </Panel>
    </Stack>
  );
}

/** A row for each kind of certificate, a column for each number of days. */
function Ending({ counts }: { counts: EndingCount[] }) {
  const days = [...new Set(counts.map((one) => one.days))];
  const columns: Column<EndingCount['of']>[] = [
    { key: 'of', header: t.pki.whose, cell: (of) => t.pki.endingOf[of] },
    ...days.map(
      (within): Column<EndingCount['of']> => ({
        key: `${within}`,
        header: t.pki.endingWithin(within),
        align: 'right',
        cell: (of) => <Count {...counts.find((one) => one.of === of && one.days === within)} />,
      }),
    ),
  ];
  return (
    <DataTable
      label={t.pki.endingSoon}
      columns={columns}
      rows={[...new Set(counts.map((one) => one.of))]}
      rowKey={(of) => of}
      empty={null}
    />
  );
}

/** Within two weeks it stands out. */
function Count({ days = 0, count = 0 }: Partial<EndingCount>) {
  if (count === 0) return <span className="muted">0</span>;
  if (days > 14) return count;
  return <Badge tone={days > 7 ? 'warn' : 'bad'}>{count}</Badge>;
}

const tones = { NOT_ASKED: 'neutral', ANSWERS: 'good', FAILS: 'bad' } as const;

const responderColumns: Column<Responder>[] = [
  {
    key: 'responder',
    header: t.pki.responder,
    cell: ({ responder }) => <span className="mono">{responder}</span>,
  },
  { key: 'service', header: t.pki.service, hide: 'small', cell: ({ service = '–' }) => service },
  {
    key: 'state',
    header: t.pki.state,
    cell: ({ state, why }) => (
      <>
        <Badge tone={tones[state]}>{t.pki.responderStates[state]}</Badge>
        {state === 'FAILS' && <span className="muted"> {why}</span>}
      </>
    ),
  },
  {
    key: 'answered',
    header: t.pki.lastAnswer,
    align: 'right',
    cell: ({ answeredAt }) => <When at={answeredAt} />,
  },
  {
    key: 'failed',
    header: t.pki.lastFailure,
    align: 'right',
    hide: 'medium',
    cell: ({ failedAt }) => <When at={failedAt} />,
  },
];

/** Certificates live in real time, whatever the clock of a demo says. */
function When({ at }: { at?: string }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TELL_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return at ? (
    <span className="muted" title={fullTime(at, browserZone)}>
      {relative(at, now)}
    </span>
  ) : (
    '–'
  );
}
