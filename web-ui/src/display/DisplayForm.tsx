import { http } from '../api/http';
import type { Station } from '../api/types';
import { FieldRow, Input, Select, TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { stationPath } from '../devicemodel/api';
import { fromLocalInput } from '../format/time';
import { language, t } from '../messages';
import { useZone } from '../shell/useZone';
import { KIND } from './api';

/** OCPP 2.1 holds this many characters of a text. */
const LONGEST = 1024;

interface Props {
  station: Station;
  /** Of the message, unless another one is chosen. */
  id: number;
  onDone: () => void;
  onClose: () => void;
}

/** A message that the station's display shall hold; one of the same number is replaced. */
export function DisplayForm({ station, id, onDone, onClose }: Props) {
  const zone = useZone(station.siteId);
  const instant = (form: FormData, name: string) => fromLocalInput(text(form, name) ?? '', zone);
  const send = (form: FormData) =>
    http.put(`${stationPath(station.id)}/desired/${KIND}`, {
      id: number(form, 'id'),
      priority: text(form, 'priority'),
      state: text(form, 'state'),
      startDateTime: instant(form, 'from'),
      endDateTime: instant(form, 'until'),
      message: { format: 'UTF8', content: text(form, 'content'), language: text(form, 'language') },
    });
  return (
    <FormDialog
      title={t.display.create}
      submit={t.display.show}
      wide
      action={send}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextArea
            label={t.display.text}
            name="content"
            rows={3}
            required
            maxLength={LONGEST}
            error={errorOf('message/message/content')}
          />
          <FieldRow>
            <Input
              label={t.display.number}
              name="id"
              type="number"
              min={0}
              required
              defaultValue={id}
              error={errorOf('message/id')}
            />
            <Input
              label={t.display.language}
              name="language"
              maxLength={8}
              defaultValue={language}
              error={errorOf('message/message/language')}
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
            <Select label={t.display.when} name="state" error={errorOf('message/state')}>
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
      )}
    </FormDialog>
  );
}
