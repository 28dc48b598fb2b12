import { useState } from 'react';
import { FieldRow, Input, Select } from '../design/Field';
import type { ErrorOf } from '../design/Form';
import { text } from '../design/formValues';
import { t } from '../messages';
import type { Condition, Watched } from './api';

export const watches = (condition: Condition) => condition === 'VARIABLE' || condition === 'STATION_EVENT';

/** What of stations a rule watches. */
export function WatchedFields({
  condition,
  watched,
  errorOf,
}: {
  condition: Condition;
  watched?: Watched;
  errorOf: ErrorOf;
}) {
  const [comparison, setComparison] = useState(watched?.comparison ?? 'ABOVE');
  const compared = condition === 'VARIABLE';
  return (
    <>
      <FieldRow>
        <Input
          label={t.alarms.component}
          name="component"
          required
          hint={t.alarms.namesHint}
          defaultValue={watched?.component}
          error={errorOf('watched/component')}
        />
        <Input
          label={t.alarms.variable}
          name="variable"
          required={compared}
          hint={compared ? t.alarms.namesHint : t.alarms.anyVariable}
          defaultValue={watched?.variable}
          error={errorOf('watched/variable')}
        />
      </FieldRow>
      {compared && (
        <FieldRow>
          <Select
            label={t.alarms.comparison}
            value={comparison}
            onChange={(event) => setComparison(event.target.value as typeof comparison)}
            error={errorOf('watched/comparison')}
            name="comparison"
          >
            {Object.entries(t.alarms.comparisons).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
          <Input
            label={t.alarms.value}
            name="value"
            required
            defaultValue={watched?.value}
            error={errorOf('watched/value')}
          />
          {comparison !== 'IS' && (
            <Input
              label={t.alarms.ending}
              name="ending"
              hint={t.alarms.endingHint}
              defaultValue={watched?.ending}
              error={errorOf('watched/ending')}
            />
          )}
        </FieldRow>
      )}
    </>
  );
}

/** As the API takes it; undefined for conditions that watch nothing of their own. */
export function watchedIn(form: FormData, condition: Condition) {
  if (!watches(condition)) return undefined;
  const [component, variable, comparison, value, ending] = [
    'component',
    'variable',
    'comparison',
    'value',
    'ending',
  ].map((name) => text(form, name));
  return { component, variable, comparison, value, ending };
}
