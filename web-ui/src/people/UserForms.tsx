import { useState } from 'react';
import { http } from '../api/http';
import type { Role } from '../api/types';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Checkbox, Input, Select } from '../design/Field';
import { type ErrorOf, FormDialog } from '../design/Form';
import { checked, text } from '../design/formValues';
import { Toolbar } from '../design/Layout';
import { t } from '../messages';
import { type Account, type MadeUser, userPath } from './api';
import { TenantField } from './TenantField';

function RoleField({ role, errorOf }: { role?: Role; errorOf: ErrorOf }) {
  return (
    <Select label={t.people.role} name="role" defaultValue={role} error={errorOf('role')}>
      {Object.entries(t.settings.roleNames).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
}

export function CreateUser(props: { onDone: (made: MadeUser) => void; onClose: () => void }) {
  return (
    <FormDialog
      title={t.people.create}
      submit={t.common.create}
      action={(form) =>
        http.post<MadeUser>('/users', {
          name: text(form, 'name'),
          role: text(form, 'role'),
          tenantId: text(form, 'tenantId'),
          password: text(form, 'password'),
        })
      }
      {...props}
    >
      {(errorOf) => (
        <>
          <Input label={t.people.name} name="name" required error={errorOf('name')} />
          <RoleField errorOf={errorOf} />
          <TenantField errorOf={errorOf} />
          <Input
            label={t.signIn.password}
            name="password"
            type="password"
            autoComplete="new-password"
            hint={t.people.passwordHint}
            error={errorOf('password')}
          />
        </>
      )}
    </FormDialog>
  );
}

type Asking = 'password' | 'factor' | 'passkeys' | 'remove';

/** Role and state, and what is done once: a new password, taking a lost second factor, deleting. */
export function EditUser(props: {
  account: Account;
  onDone: (message: string) => void;
  onPassword: (password: string) => void;
  onClose: () => void;
}) {
  const { account, onDone, onClose } = props;
  const [asking, setAsking] = useState<Asking>();
  const path = userPath(account.id);
  const back = () => setAsking(undefined);
  switch (asking) {
    case 'password':
      return (
        <Confirm
          title={t.people.newPassword}
          question={t.people.newPasswordAsk(account.name)}
          submit={t.people.newPassword}
          action={() => http.put<MadeUser>(`${path}/password`, {})}
          onDone={({ password }) => props.onPassword(password)}
          onClose={back}
        />
      );
    case 'factor':
      return (
        <Confirm
          title={t.people.dropFactor}
          question={t.people.dropFactorAsk(account.name)}
          submit={t.people.dropFactor}
          action={() => http.delete(`${path}/authenticator`)}
          onDone={() => onDone(t.people.factorDropped)}
          onClose={back}
        />
      );
    case 'passkeys':
      return (
        <Confirm
          title={t.people.dropPasskeys}
          question={t.people.dropPasskeysAsk(account.name)}
          submit={t.people.dropPasskeys}
          action={() => http.delete(`${path}/passkeys`)}
          onDone={() => onDone(t.people.passkeysDropped)}
          onClose={back}
        />
      );
    case 'remove':
      return (
        <Confirm
          title={t.people.remove}
          question={t.people.removeAsk(account.name)}
          action={() => http.delete(path)}
          onDone={() => onDone(t.people.removed)}
          onClose={back}
        />
      );
    default:
      return (
        <FormDialog
          title={`${t.people.edit} ${account.name}`}
          submit={t.common.save}
          action={(form) =>
            http.patch<Account>(path, { role: text(form, 'role'), disabled: checked(form, 'disabled') })
          }
          onDone={() => onDone(t.people.changed)}
          onClose={onClose}
        >
          {(errorOf) => (
            <>
              <RoleField role={account.role} errorOf={errorOf} />
              <Checkbox label={t.people.mayNotSignIn} name="disabled" defaultChecked={account.disabled} />
              <Toolbar>
                <Button icon="key" onClick={() => setAsking('password')}>
                  {t.people.newPassword}
                </Button>
                {account.secondFactor && (
                  <Button onClick={() => setAsking('factor')}>{t.people.dropFactor}</Button>
                )}
                {account.passkeys > 0 && (
                  <Button onClick={() => setAsking('passkeys')}>{t.people.dropPasskeys}</Button>
                )}
                <Button look="quiet" icon="trash" onClick={() => setAsking('remove')}>
                  {t.people.remove}
                </Button>
              </Toolbar>
            </>
          )}
        </FormDialog>
      );
  }
}
