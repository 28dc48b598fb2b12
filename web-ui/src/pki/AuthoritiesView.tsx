import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Badge, Status } from '../design/Badge';
import { Button } from '../design/Button';
import { type Column, DataTable } from '../design/DataTable';
import { Facts } from '../design/Facts';
import { Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { saveFile } from '../design/saveFile';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { AdoptForm, MakeForm, RevokeForm } from './ActForms';
import css from './AuthoritiesView.module.css';
import {
  type ActAnswer,
  type Authority,
  type Branch,
  type Installation,
  installationQuery,
  tree,
} from './api';
import { Expiry } from './Expiry';
import { ProposalsPanel } from './ProposalsPanel';
import { SetUpForm } from './SetUpForm';

type Open = 'set-up' | 'make' | { revoke: Authority } | { adopt: string };

/** The tree of this installation's authorities, and what can be done with them. */
export function AuthoritiesView() {
  const query = useQuery(installationQuery);
  return <Loaded query={query}>{(installation) => <Shown installation={installation} />}</Loaded>;
}

function Shown({ installation }: { installation: Installation }) {
  const client = useQueryClient();
  const mayAct = useRole('administrator') && installation.isOpen;
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const done = (answer?: ActAnswer) => {
    void client.invalidateQueries({ queryKey: ['pki'] });
    toast(answer?.proposal ? t.pki.waits : t.pki.made);
    if (answer?.result?.includes('REQUEST')) save('request.csr', answer.result);
    close();
  };
  const isSetUp = installation.organization !== undefined;
  return (
    <Stack>
      <Panel
        title={t.pki.authorities}
        note={!installation.isOpen && t.pki.locked}
        flush
        actions={
          mayAct && (
            <Button icon="plus" onClick={() => setOpen(isSetUp ? 'make' : 'set-up')}>
              {isSetUp ? t.pki.make : t.pki.setUp}
            </Button>
          )
        }
      >
        <DataTable
          label={t.pki.authorities}
          columns={columns(mayAct ? (revoke) => setOpen({ revoke }) : undefined)}
          rows={tree(installation.authorities)}
          rowKey={({ authority }) => authority.label}
          empty={
            <Empty icon="key" title={isSetUp ? t.pki.none : t.pki.notSetUp}>
              {isSetUp ? t.pki.noneDetail : t.pki.notSetUpDetail}
            </Empty>
          }
        />
      </Panel>
      {installation.secondPerson && <ProposalsPanel installation={installation} onDone={done} />}
      <Requests installation={installation} onAdopt={mayAct ? (adopt) => setOpen({ adopt }) : undefined} />
      {isSetUp && <Agreed installation={installation} />}
      {open === 'set-up' && <SetUpForm onDone={() => done()} onClose={close} />}
      {open === 'make' && <MakeForm installation={installation} onDone={done} onClose={close} />}
      {typeof open === 'object' && 'revoke' in open && (
        <RevokeForm authority={open.revoke} onDone={done} onClose={close} />
      )}
      {typeof open === 'object' && 'adopt' in open && (
        <AdoptForm label={open.adopt} onDone={done} onClose={close} />
      )}
    </Stack>
  );
}

const save = (name: string, pem: string) =>
  saveFile(name, new Blob([pem], { type: 'application/x-pem-file' }));

function Agreed({ installation }: { installation: Installation }) {
  return (
    <Panel>
      <Facts
        facts={[
          { label: t.pki.organization, value: installation.organization },
          { label: t.pki.profiles, value: installation.profiles },
          { label: t.pki.head, value: <code>{installation.head}</code> },
          {
            label: t.pki.sealKey,
            value: installation.seal ? <code>{installation.seal.key}</code> : t.pki.neverSealed,
          },
        ]}
      />
    </Panel>
  );
}

function Requests({
  installation,
  onAdopt,
}: {
  installation: Installation;
  onAdopt?: (label: string) => void;
}) {
  const waiting = Object.entries(installation.requests);
  if (waiting.length === 0) return null;
  return (
    <Panel title={t.pki.requests} flush>
      <DataTable
        label={t.pki.requests}
        columns={[
          { key: 'label', header: t.pki.authority, cell: ([label]) => label },
          {
            key: 'do',
            header: '',
            align: 'right',
            cell: ([label, pem]) => (
              <>
                <Button look="quiet" icon="download" iconOnly onClick={() => save(`${label}.csr`, pem)}>
                  {t.pki.download}
                </Button>
                {onAdopt && (
                  <Button look="quiet" onClick={() => onAdopt(label)}>
                    {t.pki.adopt}
                  </Button>
                )}
              </>
            ),
          },
        ]}
        rows={waiting}
        rowKey={([label]) => label}
        empty={null}
      />
    </Panel>
  );
}

const columns = (revoke?: (authority: Authority) => void): Column<Branch>[] => [
  {
    key: 'label',
    header: t.pki.authority,
    cell: ({ authority: { label, subject }, depth }) => (
      <span className={css.branch} style={{ '--depth': depth } as React.CSSProperties} title={subject}>
        <strong>{label}</strong>
      </span>
    ),
  },
  { key: 'role', header: t.pki.role, hide: 'small', cell: ({ authority: { role } }) => <code>{role}</code> },
  {
    key: 'state',
    header: t.pki.state,
    cell: ({ authority: { revoked, use } }) =>
      revoked ? (
        <Badge tone="bad">{t.pki.revoked}</Badge>
      ) : use === 'ISSUING' ? (
        <Status tone="good">{t.pki.inForce}</Status>
      ) : (
        <Status tone="neutral">{t.pki.rootUses[use]}</Status>
      ),
  },
  {
    key: 'ends',
    header: t.pki.ends,
    align: 'right',
    cell: ({ authority: { validUntil } }) => <Expiry at={validUntil} now={Date.now()} />,
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: ({ authority }) => (
      <>
        <Button
          look="quiet"
          icon="download"
          iconOnly
          onClick={() => save(`${authority.label}.pem`, authority.chain)}
        >
          {t.pki.download}
        </Button>
        {revoke && !authority.revoked && authority.issuer && (
          <Button look="quiet" icon="trash" iconOnly onClick={() => revoke(authority)}>
            {t.pki.revoke}
          </Button>
        )}
      </>
    ),
  },
];
