import { Segmented } from '../design/Segmented';
import { t } from '../messages';
import css from './RangePicker.module.css';
import { type Choice, choices, type Range } from './range';

interface Props {
  range: Range;
  today: string;
  onChange: (chosen: Record<string, string>) => void;
}

/** Which days are shown: the last ones, or any. */
export function RangePicker({ range: { choice, days }, today, onChange }: Props) {
  const choose = (range: Choice) =>
    onChange(range === 'own' ? { range, ...days } : { range, first: '', last: '' });
  return (
    <>
      <Segmented
        label={t.network.range}
        value={choice}
        options={choices.map((value) => ({ value, label: t.network.ranges[value] }))}
        onChange={choose}
      />
      {choice === 'own' && (
        <>
          <input
            type="date"
            className={css.day}
            aria-label={t.network.first}
            value={days.first}
            max={days.last}
            onChange={({ target }) => target.value && onChange({ first: target.value })}
          />
          <input
            type="date"
            className={css.day}
            aria-label={t.network.last}
            value={days.last}
            max={today}
            onChange={({ target }) => target.value && onChange({ last: target.value })}
          />
        </>
      )}
    </>
  );
}
