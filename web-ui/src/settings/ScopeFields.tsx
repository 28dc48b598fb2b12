import { useState } from 'react';
import { Checkbox, FieldRow, Select } from '../design/Field';
import type { ErrorOf } from '../design/Form';
import { text } from '../design/formValues';
import { t } from '../messages';

const AREAS = Object.entries(t.settings.scopeAreas);
const LEVELS = Object.entries(t.settings.scopeLevels);
const field = (area: string) => `scope-${area}`;

/** What of its role a key is for; nothing is asked for as long as that is all of it. */
export function ScopeFields({ errorOf }: { errorOf: ErrorOf }) {
  const [limited, setLimited] = useState(false);
  return (
    <>
      <Checkbox
        label={t.settings.scopesLimit}
        hint={t.settings.scopesHint}
        checked={limited}
        onChange={(event) => setLimited(event.target.checked)}
      />
      {limited && (
        <FieldRow>
          {AREAS.map(([area, label]) => (
            <Select key={area} label={label} name={field(area)} error={errorOf('scopes')}>
              {LEVELS.map(([level, words]) => (
                <option key={level} value={level}>
                  {words}
                </option>
              ))}
            </Select>
          ))}
        </FieldRow>
      )}
    </>
  );
}

/** The scopes chosen; undefined when the key is for all of its role. */
export function chosenScopes(form: FormData): string[] | undefined {
  if (!AREAS.some(([area]) => form.has(field(area)))) return undefined;
  return AREAS.map(([area]) => [area, text(form, field(area))] as const)
    .filter(([, level]) => level !== 'none')
    .map(([area, level]) => `${area}:${level}`);
}

/** As in a list: `stations:read`, as programs name them. */
export function scopesInWords(scopes: readonly string[]): string {
  if (scopes.length === 0) return t.settings.scopesAll;
  return scopes.join(', ');
}
