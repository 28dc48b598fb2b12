import { useState } from 'react';
import type { StationMessage } from '../api/types';
import { Badge } from '../design/Badge';
import { CopyButton } from '../design/CopyButton';
import { classes } from '../design/classes';
import { Icon } from '../design/Icon';
import { Scroll } from '../design/Scroll';
import { millis } from '../format/number';
import { day, fullTime, preciseTime } from '../format/time';
import { t } from '../messages';
import css from './MessagesPanel.module.css';
import { prettyJson } from './prettyJson';

interface Props {
  message: StationMessage;
  /** Named where frames of several stations are mixed. */
  station?: string;
  now: number;
  zone: string;
}

/** One frame; opened, it shows its JSON. */
export function MessageItem({ message, station, now, zone }: Props) {
  const [open, setOpen] = useState(false);
  const { at, direction, type, action, errorCode, latencyMillis } = message;
  const today = day(at, zone) === day(now, zone);
  return (
    <li className={css.item}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={classes(css.row, station && css.mixed)}>
          <time dateTime={at} title={fullTime(at, zone)} className="muted">
            {today ? preciseTime(at, zone) : day(at, zone)}
          </time>
          <span className={css.arrow}>
            <Icon name={direction === 'IN' ? 'in' : 'up'} size={14} />
            <span className="visually-hidden">
              {direction === 'IN' ? t.messages.fromStation : t.messages.toStation}
            </span>
          </span>
          <span className={css.action}>{action ?? t.messages.types[type]}</span>
          {station && <span className={css.station}>{station}</span>}
          <span className={css.outcome}>
            {errorCode ? (
              <Badge tone="bad">{errorCode}</Badge>
            ) : (
              <span className={classes(css.type, 'muted')}>{t.messages.types[type]}</span>
            )}
            <span className={css.latency}>{latencyMillis !== undefined && millis(latencyMillis)}</span>
          </span>
        </summary>
        {open && <Frame message={message} />}
      </details>
    </li>
  );
}

function Frame({ message: { frame, messageId } }: { message: StationMessage }) {
  const pretty = prettyJson(frame);
  return (
    <>
      <div className={css.frameHead}>
        <span className="mono muted">{messageId}</span>
        <CopyButton text={frame} />
      </div>
      <Scroll label={messageId} className={css.frame}>
        <pre>{pretty}</pre>
      </Scroll>
    </>
  );
}
