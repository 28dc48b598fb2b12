import { useMutation, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { keepToken } from '../api/credentials';
import { http } from '../api/http';
import { asProblem, fieldError } from '../api/problem';
import type { Login } from '../api/types';
import { Button } from '../design/Button';
import { Checkbox, Input } from '../design/Field';
import { checked, text } from '../design/formValues';
import { ProblemNote } from '../design/Notice';
import { t } from '../messages';
import { passkeyObstacle, passkeyOfferQuery, signInByPasskey } from '../people/passkeys';
import { Brand } from './Brand';
import css from './SignIn.module.css';
import { signInWaysQuery } from './signInWays';

/** Only those fetch it whom a provider signs in. */
const ProviderSignIn = lazy(() => import('./ProviderSignIn'));

/** Shown instead of the page asked for; once signed in, that page appears. */
export function SignIn() {
  useEffect(() => {
    document.title = t.signIn.title;
  }, []);
  const { data: ways, isPending } = useQuery(signInWaysQuery);
  return (
    <main className={css.page}>
      {isPending ? null : ways?.provider ? (
        <Suspense fallback={null}>
          <ProviderSignIn provider={ways.provider} />
        </Suspense>
      ) : (
        <LocalSignIn />
      )}
    </main>
  );
}

/** For users that Voltide itself knows. */
function LocalSignIn() {
  const signIn = useMutation({
    mutationFn: async (form: FormData) => {
      const body = {
        username: text(form, 'username'),
        password: form.get('password'),
        code: text(form, 'code'),
      };
      const { token } = await http.post<Login>('/login', body);
      keepToken(token, checked(form, 'remember'));
    },
  });
  const { data: offer } = useQuery(passkeyOfferQuery);
  const byPasskey = useMutation({
    mutationFn: async (remember: boolean) => {
      const { token } = await signInByPasskey();
      keepToken(token, remember);
    },
  });
  const problem = signIn.error ? asProblem(signIn.error) : undefined;
  const codeNeeded = fieldError(problem, 'code');
  const [asksCode, setAsksCode] = useState(false);
  if (codeNeeded && !asksCode) setAsksCode(true);
  return (
    <form
      className={css.card}
      onSubmit={(event) => {
        event.preventDefault();
        byPasskey.reset();
        signIn.mutate(new FormData(event.currentTarget));
      }}
    >
      <Brand />
      <h1 className={css.title}>{t.signIn.title}</h1>
      <Input label={t.signIn.username} name="username" autoComplete="username" required autoFocus />
      <Input
        label={t.signIn.password}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        error={problem?.status === 401 ? t.signIn.wrong : undefined}
      />
      {asksCode && (
        <Input
          label={t.signIn.code}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          autoFocus
          hint={t.signIn.codeHint}
          error={codeNeeded}
        />
      )}
      <Checkbox label={t.signIn.remember} name="remember" />
      {problem?.status !== 401 && !codeNeeded && <ProblemNote problem={problem} />}
      <Button type="submit" look="primary" busy={signIn.isPending}>
        {t.signIn.submit}
      </Button>
      {passkeyObstacle(offer) === undefined && (
        <Button
          icon="key"
          busy={byPasskey.isPending}
          onClick={(event) => {
            const form = event.currentTarget.closest('form');
            byPasskey.mutate(form !== null && checked(new FormData(form), 'remember'));
          }}
        >
          {asksCode ? t.signIn.passkeyInstead : t.signIn.passkey}
        </Button>
      )}
      <ProblemNote problem={byPasskey.error ? asProblem(byPasskey.error) : undefined} />
      <p className={css.hint}>{t.signIn.hint}</p>
    </form>
  );
}
