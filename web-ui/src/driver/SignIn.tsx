import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { Input } from '../design/Field';
import { text } from '../design/formValues';
import { ProblemNote } from '../design/Notice';
import { t } from '../messages';
import { signIn } from './api';
import css from './DriverPage.module.css';

/** For who has no link: the token says whose session it is, its code that they may see it. */
export function SignIn() {
  const navigate = useNavigate();
  const sending = useMutation({
    mutationFn: (form: FormData) => signIn(text(form, 'idToken') ?? '', text(form, 'code') ?? ''),
    onSuccess: (link) => navigate(`/driver#${link}`, { replace: true }),
  });
  return (
    <>
      <h1 className={css.title}>{t.driver.title}</h1>
      <p>{t.driver.signInDetail}</p>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate(new FormData(event.currentTarget));
        }}
      >
        <Input label={t.driver.token} hint={t.driver.tokenHint} name="idToken" required maxLength={255} />
        <Input
          label={t.driver.accessCode}
          hint={t.driver.accessCodeHint}
          name="code"
          required
          maxLength={40}
          autoComplete="off"
        />
        <ProblemNote problem={sending.error ? asProblem(sending.error) : undefined} />
        <Button className={css.wide} type="submit" look="primary" icon="key" busy={sending.isPending}>
          {t.driver.signIn}
        </Button>
      </form>
    </>
  );
}
