import { number, text } from '../design/formValues';
import { browserZone, fromLocalInput } from '../format/time';
import { t } from '../messages';
import { readSettings } from '../templates/api';

/** What many stations can be told. */
export const kinds = Object.keys(t.bulk.kinds) as Kind[];

export type Kind = keyof typeof t.bulk.kinds;

/** Those with one choice: its name and what there is to choose. */
export const choices: Partial<Record<Kind, { name: string; values: readonly string[] }>> = {
  RESET: { name: 'type', values: ['OnIdle', 'Immediate'] },
  AVAILABILITY: { name: 'operationalStatus', values: ['Operative', 'Inoperative'] },
  TRIGGER: {
    name: 'message',
    values: [
      'Heartbeat',
      'BootNotification',
      'MeterValues',
      'TransactionEvent',
      'LogStatusNotification',
      'FirmwareStatusNotification',
      'SignChargingStationCertificate',
    ],
  },
  LOG: { name: 'logType', values: ['DiagnosticsLog', 'SecurityLog'] },
};

/** Those that drivers notice. */
export const disturbs = (kind: Kind): boolean => kind === 'RESET' || kind === 'AVAILABILITY';

/** The action a form means; a line that is no setting stays out, so that the server names it missing. */
export function actionOf(kind: Kind, form: FormData): object {
  const choice = choices[kind];
  if (choice) return { kind, [choice.name]: text(form, choice.name) };
  if (kind === 'TEMPLATE') return { kind, templateId: text(form, 'templateId') };
  if (kind === 'VARIABLES')
    return { kind, settings: readSettings(text(form, 'settings') ?? '', '/action/settings') };
  if (kind === 'SHOW_MESSAGE') return { kind, ...messageOf(form) };
  if (kind === 'CLEAR_MESSAGE') return { kind, id: number(form, 'id') };
  return { kind };
}

/** Times are those of whoever writes the message. */
const messageOf = (form: FormData) => ({
  id: number(form, 'id'),
  priority: text(form, 'priority'),
  state: text(form, 'state'),
  content: text(form, 'content'),
  language: text(form, 'language'),
  startDateTime: fromLocalInput(text(form, 'from') ?? '', browserZone),
  endDateTime: fromLocalInput(text(form, 'until') ?? '', browserZone),
});

export const careOf = (form: FormData) => ({
  maxPerMinute: number(form, 'maxPerMinute'),
  waitMinutes: number(form, 'waitMinutes'),
});
