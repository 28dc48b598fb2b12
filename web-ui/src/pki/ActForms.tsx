import { http } from '../api/http';
import { FieldRow, Input, Select, TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { t } from '../messages';
import type { ActAnswer, Authority, Installation } from './api';

interface Ends {
  onDone: (answer: ActAnswer) => void;
  onClose: () => void;
}

const act = (body: unknown) => http.post<ActAnswer>('/pki/acts', body);

const ROOT = '';
const ELSEWHERE = '?';

const roots = ['V2G_ROOT', 'MO_ROOT', 'OEM_ROOT', 'PRIVATE_ROOT'];
const others = [
  'CPO_SUB_1',
  'CPO_SUB_2',
  'MO_SUB_1',
  'MO_SUB_2',
  'OEM_SUB_1',
  'OEM_SUB_2',
  'CPS_SUB_1',
  'CPS_SUB_2',
];

/** Makes a root, an authority below one, or a request to somebody else. */
export function MakeForm({ installation, onDone, onClose }: Ends & { installation: Installation }) {
  const send = (form: FormData) => {
    const issuer = text(form, 'issuer') ?? ROOT;
    const wanted = {
      label: text(form, 'label'),
      role: text(form, 'role'),
      commonName: text(form, 'commonName'),
      days: number(form, 'days'),
    };
    if (issuer === ROOT) return act({ act: 'ROOT', wanted });
    if (issuer === ELSEWHERE) return act({ act: 'REQUEST', wanted });
    return act({ act: 'AUTHORITY', issuer, wanted });
  };
  return (
    <FormDialog title={t.pki.make} submit={t.pki.make} action={send} onDone={onDone} onClose={onClose}>
      {(errorOf) => (
        <>
          <Select label={t.pki.below} name="issuer" error={errorOf('issuer')}>
            <option value={ROOT}>{t.pki.asRoot}</option>
            {installation.authorities
              .filter(({ revoked }) => !revoked)
              .map(({ label }) => (
                <option key={label}>{label}</option>
              ))}
            <option value={ELSEWHERE}>{t.pki.elsewhere}</option>
          </Select>
          <FieldRow>
            <Select label={t.pki.role} name="role" error={errorOf('wanted/role')}>
              {[...roots, ...others].map((role) => (
                <option key={role}>{role}</option>
              ))}
            </Select>
            <Input
              label={t.pki.days}
              name="days"
              type="number"
              required
              min={1}
              max={18_263}
              defaultValue={700}
              error={errorOf('wanted/days')}
            />
          </FieldRow>
          <Input
            label={t.pki.label}
            name="label"
            required
            pattern="[a-z][a-z0-9\-]{0,39}"
            hint={t.pki.labelHint}
            error={errorOf('wanted/label')}
          />
          <Input
            label={t.pki.commonName}
            name="commonName"
            maxLength={64}
            error={errorOf('wanted/commonName')}
          />
        </>
      )}
    </FormDialog>
  );
}

/** Takes an authority back. */
export function RevokeForm({ authority, onDone, onClose }: Ends & { authority: Authority }) {
  return (
    <FormDialog
      title={`${t.pki.revoke}: ${authority.label}`}
      submit={t.pki.revoke}
      danger
      action={(form) =>
        act({
          act: 'REVOKE',
          issuer: authority.issuer,
          serialNumber: authority.serialNumber,
          reason: text(form, 'reason'),
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {() => (
        <>
          <p>{t.pki.revokeAsk(authority.label)}</p>
          <ReasonSelect />
        </>
      )}
    </FormDialog>
  );
}

/** Why something is taken back. */
export function ReasonSelect() {
  return (
    <Select label={t.pki.reason} name="reason">
      {Object.entries(t.pki.reasons).map(([reason, label]) => (
        <option key={reason} value={reason}>
          {label}
        </option>
      ))}
    </Select>
  );
}

/** Takes the certificates that came for a request. */
export function AdoptForm({ label, onDone, onClose }: Ends & { label: string }) {
  return (
    <FormDialog
      title={`${t.pki.adopt}: ${label}`}
      submit={t.pki.adopt}
      wide
      action={(form) => act({ act: 'ADOPT', label, chain: text(form, 'chain') })}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <TextArea
          label={t.pki.chain}
          name="chain"
          required
          rows={12}
          placeholder="-----BEGIN CERTIFICATE-----"
          error={errorOf('chain')}
        />
      )}
    </FormDialog>
  );
}

/** Proposes somebody who may confirm from then on. */
export function EnrollForm({ onDone, onClose }: Ends) {
  return (
    <FormDialog
      title={t.pki.enrollOther}
      submit={t.pki.enrollOther}
      action={(form) => act({ act: 'ENROLL', person: text(form, 'person') })}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <Input label={t.pki.person} name="person" required maxLength={200} error={errorOf('person')} />
      )}
    </FormDialog>
  );
}
