import { percent, power } from '../format/number';
import { t } from '../messages';
import css from './Bars.module.css';
import { classes } from './classes';

const clamp = (value: number) => Math.min(100, Math.max(0, value));

/** State of charge with the promised target as a notch. */
export function SocBar({ value, target }: { value?: number; target?: number }) {
  if (value === undefined) return <span className="muted">–</span>;
  return (
    <span className={css.soc}>
      <span className={css.track}>
        <span className={css.fill} style={{ width: `${clamp(value)}%` }} />
        {target !== undefined && <span className={css.notch} style={{ left: `${clamp(target)}%` }} />}
      </span>
      <span className={css.figure}>{percent(value)}</span>
    </span>
  );
}

/** What meters may be off, as a fraction: a connection used to its limit is not over it. */
const METERING = 0.01;

interface LoadProps {
  powerW: number;
  importLimitW: number;
  exportLimitW: number;
}

/** Power at a connection between its export limit (left) and its import limit (right). */
export function LoadBar({ powerW, importLimitW, exportLimitW }: LoadProps) {
  const span = importLimitW + exportLimitW || 1;
  const zero = (exportLimitW / span) * 100;
  const length = clamp((Math.abs(powerW) / span) * 100);
  const over = powerW > importLimitW * (1 + METERING) || -powerW > exportLimitW * (1 + METERING);
  const left = powerW >= 0 ? zero : clamp(zero - length);
  const limits = `−${power(exportLimitW)} … ${power(importLimitW)}`;
  return (
    <span
      className={css.load}
      title={limits}
      role="img"
      aria-label={`${power(powerW)}; ${t.sites.limits} ${limits}`}
    >
      <span
        className={classes(css.flow, powerW < 0 && css.out, over && css.over)}
        style={{ left: `${left}%`, width: `${Math.min(length, 100 - left)}%` }}
      />
      <span className={css.zero} style={{ left: `${zero}%` }} />
    </span>
  );
}

/** Shares of a whole, each with its colour; the figures stand in a legend below. */
export function ShareBar({ parts }: { parts: { key: string; value: number; color: string }[] }) {
  return (
    <div className={css.shares} aria-hidden="true">
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <span key={part.key} style={{ flexGrow: part.value, background: part.color }} />
        ))}
    </div>
  );
}
