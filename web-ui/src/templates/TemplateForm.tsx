import { http } from '../api/http';
import { Input, TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { t } from '../messages';
import { readSettings, settingLine, TEMPLATES, type Template, templatePath } from './api';

interface Props {
  /** Absent to create one. */
  template?: Template;
  stations?: readonly string[];
  onDone: (saved: Template) => void;
  onClose: () => void;
}

/** What the stations are to have, a line each, and which they are. */
export function TemplateForm({ template, stations = [], onDone, onClose }: Props) {
  const send = (form: FormData) => {
    const wanted = {
      name: text(form, 'name'),
      settings: readSettings(text(form, 'settings') ?? '', '/settings'),
      stations: lines(form, 'stations'),
    };
    return template
      ? http.put<Template>(templatePath(template.id), wanted)
      : http.post<Template>(TEMPLATES, wanted);
  };
  return (
    <FormDialog
      title={template ? t.templates.edit : t.templates.create}
      submit={template ? t.common.save : t.common.create}
      wide
      action={send}
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <Input
            label={t.templates.name}
            name="name"
            required
            defaultValue={template?.name}
            error={errorOf('name')}
          />
          <TextArea
            label={t.templates.settings}
            hint={t.templates.settingsHint}
            name="settings"
            required
            rows={6}
            placeholder="OCPPCommCtrlr.HeartbeatInterval=60"
            defaultValue={template?.settings.map(settingLine).join('\n')}
            error={errorOf('settings')}
          />
          <TextArea
            label={t.stations.title}
            hint={t.templates.stationsHint}
            name="stations"
            rows={6}
            defaultValue={stations.join('\n')}
            error={errorOf('stations')}
          />
        </>
      )}
    </FormDialog>
  );
}

const lines = (form: FormData, name: string) =>
  (text(form, name) ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
