import { http } from '../api/http';
import type { Station } from '../api/types';
import { FormDialog } from '../design/Form';
import { number, text } from '../design/formValues';
import { stationPath } from '../devicemodel/api';
import { fromLocalInput } from '../format/time';
import { t } from '../messages';
import { useZone } from '../shell/useZone';
import { KIND } from './api';
import { MessageFields } from './MessageFields';

/** Where the API has a field. */
const pathOf = (field: string) =>
  field === 'content' || field === 'language' ? `message/message/${field}` : `message/${field}`;

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
      {(errorOf) => <MessageFields id={id} errorOf={(field) => errorOf(pathOf(field))} />}
    </FormDialog>
  );
}
