import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { meQuery } from '../api/queries';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { type Column, DataTable } from '../design/DataTable';
import { Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import {
  addPasskey,
  type Passkey,
  passkeyObstacle,
  passkeyOfferQuery,
  passkeysQuery,
} from '../people/passkeys';

type Open = { what: 'add' } | { what: 'rename' | 'remove'; passkey: Passkey };

/** The passkeys of who is signed in: added, named, removed. */
export function PasskeysPanel() {
  const [open, setOpen] = useState<Open>();
  const query = useQuery(passkeysQuery);
  const { data: offer } = useQuery(passkeyOfferQuery);
  const client = useQueryClient();
  const obstacle = passkeyObstacle(offer);
  const forms = {
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['me', 'passkeys'] });
      toast(t.people.passkeysChanged);
      setOpen(undefined);
    },
    onClose: () => setOpen(undefined),
  };
  return (
    <Panel
      title={t.people.passkeys}
      note={obstacle ?? t.people.passkeysHint}
      actions={
        obstacle === undefined && (
          <Button icon="key" onClick={() => setOpen({ what: 'add' })}>
            {t.people.addPasskey}
          </Button>
        )
      }
      flush
    >
      <Loaded query={query}>
        {(passkeys) => (
          <DataTable
            label={t.people.passkeys}
            columns={columns(setOpen)}
            rows={passkeys}
            rowKey={({ id }) => id}
            empty={<Empty icon="key" title={t.people.noPasskeys} />}
          />
        )}
      </Loaded>
      {open?.what === 'add' && <AddPasskey {...forms} />}
      {open?.what === 'rename' && <RenamePasskey passkey={open.passkey} {...forms} />}
      {open?.what === 'remove' && (
        <Confirm
          title={t.people.removePasskey}
          question={t.people.removePasskeyAsk(open.passkey.name)}
          submit={t.people.removePasskey}
          action={() => http.delete(path(open.passkey))}
          {...forms}
        />
      )}
    </Panel>
  );
}

const path = ({ id }: Passkey) => `/me/passkeys/${encodeURIComponent(id)}`;

const columns = (open: (what: Open) => void): Column<Passkey>[] => [
  { key: 'name', header: t.people.passkeyName, cell: ({ name }) => <strong>{name}</strong> },
  {
    key: 'made',
    header: t.people.passkeyMade,
    hide: 'small',
    cell: ({ createdAt }) => fullTime(createdAt, browserZone),
  },
  {
    key: 'used',
    header: t.people.lastUsed,
    cell: ({ lastUsedAt }) => (
      <span className="muted">{lastUsedAt === undefined ? '–' : fullTime(lastUsedAt, browserZone)}</span>
    ),
  },
  {
    key: 'do',
    header: '',
    align: 'right',
    cell: (passkey) => (
      <>
        <Button look="quiet" onClick={() => open({ what: 'rename', passkey })}>
          {t.people.renamePasskey}
        </Button>
        <Button look="quiet" icon="trash" iconOnly onClick={() => open({ what: 'remove', passkey })}>
          {t.people.removePasskey}
        </Button>
      </>
    ),
  },
];

interface Props {
  onDone: () => void;
  onClose: () => void;
}

function AddPasskey(props: Props) {
  const { data: me } = useQuery(meQuery);
  return (
    <FormDialog
      title={t.people.addPasskey}
      submit={t.people.next}
      action={(form) =>
        addPasskey(text(form, 'name') ?? '', { password: form.get('password'), code: text(form, 'code') })
      }
      {...props}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.people.passkeyName}
            name="name"
            required
            maxLength={100}
            hint={t.people.passkeyNameHint}
            error={errorOf('name')}
          />
          <Input
            label={t.people.currentPassword}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            error={errorOf('password')}
          />
          {me?.secondFactor && (
            <Input
              label={t.signIn.code}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              hint={t.signIn.codeHint}
              error={errorOf('code')}
            />
          )}
        </>
      )}
    </FormDialog>
  );
}

function RenamePasskey({ passkey, ...props }: Props & { passkey: Passkey }) {
  return (
    <FormDialog
      title={t.people.renamePasskey}
      submit={t.common.save}
      action={(form) => http.patch<Passkey>(path(passkey), { name: text(form, 'name') })}
      {...props}
    >
      {(errorOf) => (
        <Input
          label={t.people.passkeyName}
          name="name"
          required
          maxLength={100}
          defaultValue={passkey.name}
          error={errorOf('name')}
        />
      )}
    </FormDialog>
  );
}
