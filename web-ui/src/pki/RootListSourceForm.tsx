import { http } from '../api/http';
import { Input } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { RemoveButton } from '../design/RemoveButton';
import { t } from '../messages';
import type { RootList } from './trust';

interface Props {
  list: RootList;
  onDone: () => void;
  onClose: () => void;
}

/** From where a list is fetched; what its signer signed anew is taken by itself then. */
export function RootListSourceForm({ list: { ecosystem, source }, onDone, onClose }: Props) {
  const path = `/root-lists/${ecosystem}/source`;
  return (
    <FormDialog
      title={t.pki.fetchListOf(ecosystem)}
      submit={t.common.save}
      action={(form) =>
        http.put(path, { address: text(form, 'address'), everyHours: Number(text(form, 'everyHours')) })
      }
      onDone={onDone}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{t.pki.fetchListDetail}</p>
          {source?.error && (
            <p>
              <strong>{t.pki.listNotFetched}</strong>: {source.error}
            </p>
          )}
          <Input
            label={t.pki.listAddress}
            name="address"
            type="url"
            required
            pattern="https://.+"
            defaultValue={source?.address}
            error={errorOf('address')}
          />
          <Input
            label={t.pki.listEveryHours}
            name="everyHours"
            type="number"
            min={1}
            max={720}
            required
            defaultValue={source?.everyHours ?? 24}
            error={errorOf('everyHours')}
          />
          {source && <RemoveButton path={path} question={t.pki.fetchNoMoreAsk} onRemoved={onDone} />}
        </>
      )}
    </FormDialog>
  );
}
