import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import { Button } from '../design/Button';
import { CopyButton } from '../design/CopyButton';
import { Toolbar } from '../design/Layout';
import { ProblemNote } from '../design/Notice';
import { toast } from '../design/Toasts';
import { t } from '../messages';

/** In groups of four, which people can read out. */
const grouped = (code: string) => code.replace(/(.{4})(?=.)/g, '$1-');

/** The code by which a driver opens the session of the token; shown once. */
export function DriverCode({ path }: { path: string }) {
  const url = `${path}/driver-code`;
  const client = useQueryClient();
  const queryKey = ['tokens', 'driver-code', path];
  const [code, setCode] = useState<string>();
  const known = useQuery({ queryKey, queryFn: () => http.get<{ madeAt?: string }>(url), staleTime: 0 });
  const make = useMutation({
    mutationFn: () => http.post<{ code: string }>(url),
    onSuccess: (made) => {
      setCode(grouped(made.code));
      void client.invalidateQueries({ queryKey });
    },
  });
  const revoke = useMutation({
    mutationFn: () => http.delete(url),
    onSuccess: () => {
      setCode(undefined);
      toast(t.driver.codeRevoked);
      void client.invalidateQueries({ queryKey });
    },
  });
  const failed = known.error ?? make.error ?? revoke.error;
  return (
    <div>
      <h3>{t.driver.accessCode}</h3>
      <p className="muted">{known.data?.madeAt ? t.driver.codeExists : t.driver.codeDetail}</p>
      {code && (
        <p role="status">
          {t.driver.codeOnce} <code>{code}</code> <CopyButton text={code} />
        </p>
      )}
      <Toolbar>
        <Button icon="key" busy={make.isPending} onClick={() => make.mutate()}>
          {t.driver.codeMake}
        </Button>
        {known.data?.madeAt && (
          <Button look="quiet" busy={revoke.isPending} onClick={() => revoke.mutate()}>
            {t.driver.codeRevoke}
          </Button>
        )}
      </Toolbar>
      <ProblemNote problem={failed ? asProblem(failed) : undefined} />
    </div>
  );
}
