import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { meQuery } from '../api/queries';
import { Button } from '../design/Button';
import { Facts } from '../design/Facts';
import { Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { Stack, Toolbar } from '../design/Layout';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { roleNames } from '../shell/roleNames';
import { signOut } from '../shell/signOut';
import { SetUpFactor, TurnFactorOff } from './FactorForms';

type Open = 'password' | 'setUp' | 'turnOff';

/** Who is signed in; local users change their password and second factor here. */
export function AccountPanel() {
  const { data: me } = useQuery(meQuery);
  const [open, setOpen] = useState<Open>();
  const client = useQueryClient();
  const close = () => setOpen(undefined);
  const done = (message: string) => {
    void client.invalidateQueries({ queryKey: ['me'] });
    toast(message);
    close();
  };
  return (
    <Panel
      title={t.settings.account}
      actions={
        <Button icon="out" onClick={() => void signOut()}>
          {t.shell.signOut}
        </Button>
      }
    >
      <Stack>
        <Facts
          facts={[
            { label: t.signIn.username, value: me?.name },
            {
              label: t.settings.roles,
              value: roleNames(me),
            },
            me?.tenantId !== undefined && { label: t.people.tenant, value: me.tenantId },
            me?.login !== undefined && {
              label: t.people.secondFactor,
              value: me.secondFactor ? t.people.factorOn : t.people.factorOff,
            },
          ]}
        />
        {me?.login !== undefined && (
          <Toolbar>
            <Button icon="key" onClick={() => setOpen('password')}>
              {t.people.changePassword}
            </Button>
            <Button onClick={() => setOpen(me.secondFactor ? 'turnOff' : 'setUp')}>
              {me.secondFactor ? `${t.people.secondFactor}: ${t.people.turnOff}` : t.people.setUpFactor}
            </Button>
          </Toolbar>
        )}
      </Stack>
      {open === 'password' && (
        <ChangePassword onDone={() => done(t.people.passwordChanged)} onClose={close} />
      )}
      {open === 'setUp' && (
        <SetUpFactor
          onClose={() => {
            void client.invalidateQueries({ queryKey: ['me'] });
            close();
          }}
        />
      )}
      {open === 'turnOff' && <TurnFactorOff onDone={() => done(t.people.factorTurnedOff)} onClose={close} />}
    </Panel>
  );
}

function ChangePassword(props: { onDone: () => void; onClose: () => void }) {
  return (
    <FormDialog
      title={t.people.changePassword}
      submit={t.common.save}
      action={(form) =>
        http.put<void>('/me/password', { current: form.get('current'), password: form.get('password') })
      }
      {...props}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.people.currentPassword}
            name="current"
            type="password"
            autoComplete="current-password"
            required
            error={errorOf('current')}
          />
          <Input
            label={t.people.wantedPassword}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            hint={t.people.wantedPasswordHint}
            error={errorOf('password')}
          />
        </>
      )}
    </FormDialog>
  );
}
