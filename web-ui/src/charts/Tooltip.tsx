import { clockTime, day, month, nearTime } from '../format/time';
import legend from './Legend.module.css';
import type { Chart } from './model';
import css from './Tooltip.module.css';
import { readingsAt } from './text';

interface Props {
  chart: Chart;
  hidden: ReadonlySet<string>;
  time: number;
  left: number;
  width: number;
}

/** All values at the cursor, beside it, on the side that has room. */
export function Tooltip({ chart, hidden, time, left, width }: Props) {
  const side = left > width / 2 ? { right: width - left + 12 } : { left: left + 12 };
  return (
    <div className={css.tooltip} style={side}>
      <div className={css.time}>{timeText(chart, time * 1000)}</div>
      {readingsAt(chart, time, hidden).map(({ id, label, text, tone }) => (
        <div key={id} className={css.row}>
          <i className={legend.key} data-tone={tone} data-look="block" />
          <span>{label}</span>
          <b>{text}</b>
        </div>
      ))}
    </div>
  );
}

function timeText({ bucket, now, from, zone }: Chart, millis: number): string {
  if (bucket === 'month') return month(millis, zone);
  if (bucket === 'hour') return clockTime(millis, zone);
  return bucket === 'day' ? day(millis, zone) : nearTime(millis, (now ?? from) * 1000, zone);
}
