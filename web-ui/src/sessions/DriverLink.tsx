import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { encode } from 'uqr';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Session } from '../api/types';
import { Button } from '../design/Button';
import { CopyButton } from '../design/CopyButton';
import { Dialog, DialogActions, DialogBody } from '../design/Dialog';
import { ProblemNote } from '../design/Notice';
import { toast } from '../design/Toasts';
import { nearTime } from '../format/time';
import { t } from '../messages';
import css from './DriverLink.module.css';

interface Props {
  session: Session;
  now: number;
  zone: string;
  onClose: () => void;
}

const pathOf = (session: Session) => `/sessions/${encodeURIComponent(session.id)}/driver-link`;

/** Makes the link by which the driver needs no account, and shows it once. */
export default function DriverLink({ session, now, zone, onClose }: Props) {
  const path = pathOf(session);
  const [link, setLink] = useState<string>();
  const known = useQuery({
    queryKey: ['sessions', 'driver-link', session.id],
    queryFn: () => http.get<{ madeAt?: string }>(path),
    staleTime: 0,
  });
  const make = useMutation({
    mutationFn: () => http.post<{ path: string }>(path),
    onSuccess: (made) => setLink(location.origin + made.path),
  });
  const revoke = useMutation({
    mutationFn: () => http.delete(path),
    onSuccess: () => {
      toast(t.driver.linkRevoked);
      onClose();
    },
  });
  const failed = make.error ?? revoke.error ?? known.error;
  const madeAt = known.data?.madeAt;
  return (
    <Dialog title={t.driver.link} onClose={onClose}>
      <DialogBody>
        {link ? (
          <Shown link={link} />
        ) : (
          <>
            <p>{t.driver.linkDetail}</p>
            {known.data && (
              <p className="muted">
                {madeAt ? t.driver.linkExists(nearTime(madeAt, now, zone)) : t.driver.linkNone}
              </p>
            )}
          </>
        )}
        <ProblemNote problem={failed ? asProblem(failed) : undefined} />
      </DialogBody>
      <DialogActions>
        {(madeAt || link) && (
          <Button look="danger" busy={revoke.isPending} onClick={() => revoke.mutate()}>
            {t.driver.linkRevoke}
          </Button>
        )}
        {link ? (
          <CopyButton text={link} />
        ) : (
          <Button look="primary" busy={make.isPending} onClick={() => make.mutate()}>
            {t.driver.linkMake}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function Shown({ link }: { link: string }) {
  return (
    <div className={css.shown}>
      <p>{t.driver.linkOnce}</p>
      <QrCode text={link} />
      <a className={`link mono ${css.link}`} href={link} target="_blank" rel="noreferrer">
        {link}
      </a>
    </div>
  );
}

/** Dark on light in both themes: not all cameras read the inverse. */
export function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      className={css.code}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={t.driver.code}
    >
      <path d={path} />
    </svg>
  );
}
