import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { meQuery } from '../api/queries';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { EnrollForm } from './ActForms';
import { type ActAnswer, actsQuery, type Installation, type Proposal } from './api';

/** They enroll themselves; whoever comes after them is proposed. */
const FIRST = 2;

interface Props {
  installation: Installation;
  onDone: (answer?: ActAnswer) => void;
}

/** Acts that another administrator has to confirm. */
export function ProposalsPanel({ installation, onDone }: Props) {
  return useRole('administrator') ? <Shown installation={installation} onDone={onDone} /> : null;
}

function Shown({ installation, onDone }: Props) {
  const query = useQuery(actsQuery);
  const { data: me } = useQuery(meQuery);
  const sending = useMutation({
    mutationFn: (send: () => Promise<ActAnswer | undefined>) => send(),
    onSuccess: onDone,
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  const path = ({ id }: Proposal) => `/pki/acts/${encodeURIComponent(id)}`;
  const [enrolling, setEnrolling] = useState(false);
  const isKnown = me !== undefined && installation.people.includes(me.name);
  const isFirst = !isKnown && installation.people.length < FIRST;
  const isEnrolled = isKnown && installation.people.length >= FIRST;
  return (
    <Panel
      title={t.pki.pending}
      note={t.pki.people(installation.people.length)}
      flush
      actions={
        me &&
        (isFirst || isEnrolled) && (
          <Button
            icon="plus"
            busy={sending.isPending}
            onClick={() =>
              isEnrolled
                ? setEnrolling(true)
                : sending.mutate(() => http.post<ActAnswer>('/pki/acts', { act: 'ENROLL', person: me.name }))
            }
          >
            {isEnrolled ? t.pki.enrollOther : t.pki.enroll}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(proposals) => (
          <DataTable
            label={t.pki.pending}
            columns={columns(
              me?.name,
              (one) => sending.mutate(() => http.post<ActAnswer>(`${path(one)}/confirm`)),
              (one) => sending.mutate(() => http.delete(path(one)).then(() => undefined)),
            )}
            rows={proposals.filter(({ state }) => state === 'PENDING')}
            rowKey={({ id }) => id}
            empty={<Empty compact icon="check" title={t.pki.nothingWaits} />}
          />
        )}
      </Loaded>
      {enrolling && (
        <EnrollForm
          onDone={(answer) => {
            setEnrolling(false);
            onDone(answer);
          }}
          onClose={() => setEnrolling(false)}
        />
      )}
    </Panel>
  );
}

/** All that the second person agrees to, certificates left out. */
function about({ wanted, plan, use, root, former, ...act }: Proposal['act']): string {
  const { label, person, issuer, serialNumber, reason, days } = act;
  const validFor = wanted?.days ?? plan?.days ?? days;
  return [
    wanted?.label ?? label ?? person,
    plan && `${plan.root} → ${plan.root}-${plan.suffix}`,
    use && [root, t.pki.rootUses[use]].join(': '),
    former && [former, t.pki.rootUses.FORMER].join(': '),
    wanted?.role,
    wanted?.commonName,
    issuer && `${t.pki.below} ${issuer}`,
    serialNumber,
    reason,
    validFor && `${t.pki.days} ${validFor}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

const columns = (
  me: string | undefined,
  confirm: (proposal: Proposal) => void,
  reject: (proposal: Proposal) => void,
): Column<Proposal>[] => [
  { key: 'act', header: t.pki.act, cell: ({ act }) => t.pki.acts[act.act] },
  {
    key: 'about',
    header: t.pki.about,
    cell: ({ act }) => about(act),
  },
  { key: 'by', header: t.pki.proposedBy, hide: 'small', cell: ({ proposedBy }) => proposedBy },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (proposal) => (
      <>
        {proposal.proposedBy !== me && (
          <Button look="quiet" icon="check" onClick={() => confirm(proposal)}>
            {t.pki.confirm}
          </Button>
        )}
        <Button look="quiet" icon="close" onClick={() => reject(proposal)}>
          {t.pki.reject}
        </Button>
      </>
    ),
  },
];
