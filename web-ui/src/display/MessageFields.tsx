import { FieldRow, Input, Select, TextArea } from '../design/Field';
import type { ErrorOf } from '../design/Form';
import { language, t } from '../messages';

/** OCPP 2.1 holds this many characters of a text. */
const LONGEST = 1024;

/** What a display shall show, and when; `id` is the message's number unless another one is chosen. */
export function MessageFields({ id, errorOf }: { id: number; errorOf: ErrorOf }) {
  return (
    <>
      <TextArea
        label={t.display.text}
        name="content"
        rows={3}
        required
        maxLength={LONGEST}
        error={errorOf('content')}
      />
      <FieldRow>
        <Input
          label={t.display.number}
          name="id"
          type="number"
          min={0}
          required
          defaultValue={id}
          error={errorOf('id')}
        />
        <Input
          label={t.display.language}
          name="language"
          maxLength={8}
          defaultValue={language}
          error={errorOf('language')}
        />
      </FieldRow>
      <FieldRow>
        <Select label={t.display.priority} name="priority" defaultValue="NormalCycle">
          {Object.entries(t.display.priorities).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Select label={t.display.when} name="state" error={errorOf('state')}>
          <option value="">{t.display.always}</option>
          {Object.entries(t.display.states).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
      </FieldRow>
      <FieldRow>
        <Input label={t.display.from} name="from" type="datetime-local" />
        <Input label={t.display.until} name="until" type="datetime-local" />
      </FieldRow>
    </>
  );
}
