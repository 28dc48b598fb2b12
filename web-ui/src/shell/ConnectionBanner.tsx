import { useEffect, useState } from 'react';
import { useStreamState } from '../api/live';
import { Icon } from '../design/Icon';
import { t } from '../messages';
import css from './ConnectionBanner.module.css';

/** Says when what is on the screen is no longer live, and when it is tried again. */
export function ConnectionBanner() {
  const state = useStreamState();
  const [lost, setLost] = useState(false);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (state.kind === 'open') return setLost(false);
    if (state.kind === 'connecting') return;
    setLost(true);
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [state]);
  if (!lost) return null;
  const seconds = state.kind === 'waiting' ? Math.max(0, Math.ceil((state.retryAt - now) / 1_000)) : 0;
  return (
    <div className={css.banner} role="status">
      <Icon name="offline" />
      <strong>{t.shell.lost}.</strong> {t.shell.retryIn(seconds)}
    </div>
  );
}
