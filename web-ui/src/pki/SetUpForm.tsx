import { http } from '../api/http';
import { Checkbox, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked, text } from '../design/formValues';
import { t } from '../messages';

const packs = ['iso-15118-2', 'iso-15118-20', 'iso-15118-20-ed448', 'iso-15118-20-as-published', 'hubject'];

/** What is agreed on before the first authority is made. */
export function SetUpForm({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  return (
    <FormDialog
      title={t.pki.setUpTitle}
      submit={t.pki.setUp}
      action={(form) =>
        http.post('/pki/set-up', {
          organization: text(form, 'organization'),
          profiles: text(form, 'profiles'),
          secondPerson: checked(form, 'secondPerson'),
        })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t.pki.setUpHint}</p>
          <Input
            label={t.pki.organization}
            name="organization"
            required
            maxLength={64}
            error={errorOf('organization')}
          />
          <Select label={t.pki.profiles} name="profiles" error={errorOf('profiles')}>
            {packs.map((pack) => (
              <option key={pack}>{pack}</option>
            ))}
          </Select>
          <Checkbox label={t.pki.secondPerson} name="secondPerson" />
        </>
      )}
    </FormDialog>
  );
}
