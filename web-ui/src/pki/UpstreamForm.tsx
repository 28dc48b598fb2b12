import { useState } from 'react';
import { http } from '../api/http';
import { Checkbox, FieldRow, Input, Select, TextArea } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { checked, text } from '../design/formValues';
import { t } from '../messages';
import { type Account, authentications, type Kind, kinds, type Upstream, uses } from './upstreams';

const packs = ['iso-15118-2', 'hubject'];
const packs20 = ['iso-15118-20', 'iso-15118-20-ed448', 'iso-15118-20-as-published'];

interface Props {
  /** Absent for a new one. */
  upstream?: Upstream;
  onDone: () => void;
  onClose: () => void;
}

/** Says where somebody else is reached; secrets that are left empty stay as they are. */
export function UpstreamForm({ upstream, onDone, onClose }: Props) {
  const account: Partial<Account> = upstream?.account ?? {};
  const [kind, setKind] = useState<Kind>(account.kind ?? 'EST');
  const send = (form: FormData) =>
    http.put(`/upstreams/${encodeURIComponent(upstream?.label ?? text(form, 'label') ?? '')}`, {
      account: { ...account, ...read(form, kind) },
      secret: text(form, 'secret'),
      clientKey: text(form, 'clientKey'),
    });
  return (
    <FormDialog
      title={upstream?.label ?? t.pki.addUpstream}
      submit={t.common.save}
      wide
      action={send}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          {!upstream && (
            <Input
              label={t.pki.label}
              hint={t.pki.labelHint}
              name="label"
              required
              pattern="[a-z0-9][a-z0-9\-]*"
              maxLength={40}
              error={errorOf('label')}
            />
          )}
          <Reached account={account} kind={kind} onKind={setKind} errorOf={errorOf} />
          <Asked account={account} kind={kind} errorOf={errorOf} />
          <Known account={account} upstream={upstream} errorOf={errorOf} />
        </>
      )}
    </FormDialog>
  );
}

function read(form: FormData, kind: Kind) {
  return {
    kind,
    address: text(form, 'address'),
    authority: text(form, 'authority'),
    uses: uses.filter((use) => checked(form, use)),
    profiles: text(form, 'profiles'),
    profiles20: text(form, 'profiles20'),
    reenrols: checked(form, 'reenrols'),
    authentication: text(form, 'authentication'),
    user: text(form, 'user'),
    tokenAddress: text(form, 'tokenAddress'),
    audience: text(form, 'audience'),
    partyId: text(form, 'partyId'),
    clientCertificates: text(form, 'clientCertificates'),
    serverRoots: text(form, 'serverRoots'),
  };
}

interface Part {
  account: Partial<Account>;
  errorOf: ErrorOf;
}

function Reached({ account, kind, onKind, errorOf }: Part & { kind: Kind; onKind: (kind: Kind) => void }) {
  return (
    <>
      <FieldRow>
        <Select
          label={t.pki.interface}
          name="kind"
          value={kind}
          onChange={(event) => onKind(event.target.value as Kind)}
        >
          {kinds.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
        <Input
          label={t.pki.askedAuthority}
          name="authority"
          defaultValue={account.authority}
          error={errorOf('account/authority')}
        />
      </FieldRow>
      <Input
        label={t.pki.address}
        hint={kind === 'ACME' ? t.pki.directoryHint : t.pki.addressHint}
        name="address"
        type="url"
        required
        defaultValue={account.address}
        error={errorOf('account/address')}
      />
      {kind === 'OPNC' && (
        <Input
          label={t.pki.partyId}
          name="partyId"
          defaultValue={account.partyId}
          error={errorOf('account/partyId')}
        />
      )}
    </>
  );
}

function Asked({ account, kind, errorOf }: Part & { kind: Kind }) {
  const hasContracts = kind === 'OPCP' || kind === 'OPNC';
  return (
    <>
      {uses
        .filter((use) => hasContracts || use !== 'CONTRACTS')
        .map((use) => (
          <Checkbox
            key={use}
            label={t.pki.useNames[use]}
            name={use}
            defaultChecked={account.uses?.includes(use)}
          />
        ))}
      {errorOf('account/uses')}
      <FieldRow>
        <Select
          label={t.pki.profiles}
          name="profiles"
          defaultValue={account.profiles}
          error={errorOf('account/profiles')}
        >
          {packs.map((pack) => (
            <option key={pack}>{pack}</option>
          ))}
        </Select>
        <Select
          label={t.pki.profiles20}
          name="profiles20"
          defaultValue={account.profiles20}
          error={errorOf('account/profiles20')}
        >
          {packs20.map((pack) => (
            <option key={pack}>{pack}</option>
          ))}
        </Select>
      </FieldRow>
      {kind !== 'ACME' && (
        <Checkbox label={t.pki.reenrols} name="reenrols" defaultChecked={account.reenrols} />
      )}
    </>
  );
}

function Known({ account, upstream, errorOf }: Part & { upstream?: Upstream }) {
  return (
    <>
      <FieldRow>
        <Select
          label={t.pki.authentication}
          name="authentication"
          defaultValue={account.authentication}
          error={errorOf('account/authentication')}
        >
          {authentications.map((one) => (
            <option key={one} value={one}>
              {t.pki.authentications[one]}
            </option>
          ))}
        </Select>
        <Input label={t.pki.user} name="user" defaultValue={account.user} error={errorOf('account/user')} />
      </FieldRow>
      <Input
        label={t.pki.secret}
        hint={upstream?.hasSecret ? t.pki.secretKept : undefined}
        name="secret"
        type="password"
        autoComplete="new-password"
        error={errorOf('secret')}
      />
      <FieldRow>
        <Input
          label={t.pki.tokenAddress}
          name="tokenAddress"
          type="url"
          defaultValue={account.tokenAddress}
          error={errorOf('account/tokenAddress')}
        />
        <Input
          label={t.pki.audience}
          name="audience"
          defaultValue={account.audience}
          error={errorOf('account/audience')}
        />
      </FieldRow>
      <TextArea
        label={t.pki.clientCertificates}
        name="clientCertificates"
        rows={3}
        defaultValue={account.clientCertificates}
        error={errorOf('account/clientCertificates')}
      />
      <TextArea
        label={t.pki.clientKey}
        hint={upstream?.hasClientKey ? t.pki.secretKept : undefined}
        name="clientKey"
        rows={3}
        error={errorOf('clientKey')}
      />
      <TextArea
        label={t.pki.serverRoots}
        hint={t.pki.serverRootsHint}
        name="serverRoots"
        rows={3}
        defaultValue={account.serverRoots}
        error={errorOf('account/serverRoots')}
      />
    </>
  );
}
