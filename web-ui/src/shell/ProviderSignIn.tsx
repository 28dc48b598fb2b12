import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { begin, complete, isBack, type OpenIdProvider, ProviderRefusal } from '../api/provider';
import { Button } from '../design/Button';
import { ProblemNote } from '../design/Notice';
import { t } from '../messages';
import { Brand } from './Brand';
import css from './SignIn.module.css';

/** Once for the answer in the address, however often the page is drawn. */
let completing: Promise<string | undefined> | undefined;

/** Sends people to the provider, and takes them in when it sends them back. */
export default function ProviderSignIn({ provider }: { provider: OpenIdProvider }) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const back = isBack();
  const go = useMutation({
    mutationFn: (anew: boolean) => begin(provider, back ? '/' : pathname + search, anew),
  });
  const { mutate: takeIn, ...coming } = useMutation({
    mutationFn: () => {
      completing ??= complete().finally(() => {
        completing = undefined;
      });
      return completing;
    },
    onSuccess: (page) => navigate(page ?? '/', { replace: true }),
  });
  useEffect(() => {
    if (back) takeIn();
  }, [back, takeIn]);
  const { host } = new URL(provider.issuer);
  const failure = go.error ?? coming.error;
  return (
    <div className={css.card}>
      <Brand />
      <h1 className={css.title}>{t.signIn.title}</h1>
      <ProblemNote problem={failure ? problemOf(failure, host) : undefined} />
      <Button
        look="primary"
        icon="key"
        busy={go.isPending || go.isSuccess || coming.isPending}
        autoFocus
        onClick={() => go.mutate(failure !== null)}
      >
        {failure ? t.signIn.providerAgain : t.signIn.provider}
      </Button>
      <p className={css.hint}>{t.signIn.providerHint(host)}</p>
    </div>
  );
}

const problemOf = (failure: Error, host: string) => ({
  status: 401,
  title: t.signIn.providerFailed,
  detail:
    failure instanceof ProviderRefusal
      ? t.signIn.providerRefused(failure.message)
      : t.signIn.providerAway(host),
});
