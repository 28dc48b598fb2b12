import { useState } from 'react';
import { http } from '../api/http';
import { CopyButton } from '../design/CopyButton';
import { Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { SecretDialog } from '../design/Secret';
import { t } from '../messages';

interface Enrolment {
  secret: string;
  uri: string;
}

function PasswordField({ error }: { error?: string }) {
  return (
    <Input
      label={t.people.currentPassword}
      name="password"
      type="password"
      autoComplete="current-password"
      required
      error={error}
    />
  );
}

/** In three steps: the password, a code of the app, and the recovery codes to keep. */
export function SetUpFactor({ onClose }: { onClose: () => void }) {
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [codes, setCodes] = useState<string[]>();
  if (codes) {
    return (
      <SecretDialog
        title={t.people.recovery}
        note={t.people.recoveryHint}
        secret={codes.join('\n')}
        onClose={onClose}
      />
    );
  }
  if (enrolment) {
    return (
      <FormDialog
        title={t.people.setUpFactor}
        submit={t.people.next}
        action={(form) =>
          http.put<{ recoveryCodes: string[] }>('/me/authenticator', { code: text(form, 'code') })
        }
        onDone={({ recoveryCodes }) => setCodes(recoveryCodes)}
        onClose={onClose}
      >
        {(errorOf) => (
          <>
            <p>{t.people.typeSecret}</p>
            <p>
              <code>{enrolment.secret}</code> <CopyButton text={enrolment.secret} />
            </p>
            <p>
              <a className="link" href={enrolment.uri}>
                {t.people.openInApp}
              </a>
            </p>
            <Input
              label={t.people.code}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              error={errorOf('code')}
            />
          </>
        )}
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={t.people.setUpFactor}
      submit={t.people.next}
      action={(form) => http.post<Enrolment>('/me/authenticator', { password: form.get('password') })}
      onDone={setEnrolment}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t.people.setUpFactorHint}</p>
          <PasswordField error={errorOf('password')} />
        </>
      )}
    </FormDialog>
  );
}

export function TurnFactorOff(props: { onDone: () => void; onClose: () => void }) {
  return (
    <FormDialog
      title={t.people.secondFactor}
      submit={t.people.turnOff}
      danger
      action={(form) => http.post<void>('/me/authenticator/remove', { password: form.get('password') })}
      {...props}
    >
      {(errorOf) => <PasswordField error={errorOf('password')} />}
    </FormDialog>
  );
}
