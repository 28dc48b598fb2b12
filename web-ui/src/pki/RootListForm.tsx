import { useState } from 'react';
import { http } from '../api/http';
import { TextArea } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { RemoveButton } from '../design/RemoveButton';
import { browserZone, fullTime } from '../format/time';
import { t } from '../messages';
import type { ListedRoot, RootList, RootListChange } from './trust';

interface Props {
  list: RootList;
  onDone: () => void;
  onClose: () => void;
}

/** A list is looked at first, and taken as it was seen. */
export function RootListForm({ list, onDone, onClose }: Props) {
  const [seen, setSeen] = useState<{ signed: string; change: RootListChange }>();
  const path = `/root-lists/${list.ecosystem}`;
  if (seen) {
    return (
      <FormDialog
        title={t.pki.takeList(list.ecosystem)}
        submit={t.pki.take}
        wide
        action={() => http.post(`${path}/take`, { list: seen.signed, change: seen.change.change })}
        onDone={onDone}
        onClose={onClose}
      >
        {() => <ChangeText change={seen.change} />}
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={t.pki.takeList(list.ecosystem)}
      submit={t.pki.look}
      wide
      action={async (form) => {
        const signed = text(form, 'list') ?? '';
        return { signed, change: await http.post<RootListChange>(`${path}/preview`, { list: signed }) };
      }}
      onDone={setSeen}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <TextArea
            label={t.pki.signedList}
            hint={t.pki.signedListHint}
            name="list"
            rows={10}
            required
            error={errorOf('list')}
          />
          <RemoveButton path={path} question={t.pki.forgetListAsk} onRemoved={onDone} />
        </>
      )}
    </FormDialog>
  );
}

function ChangeText({ change }: { change: RootListChange }) {
  return (
    <>
      <p>{t.pki.listSigned(fullTime(change.signedAt, browserZone))}</p>
      <Roots title={t.pki.listAdds} roots={change.added} />
      <Roots title={t.pki.listEnds} roots={change.ended} />
      <Roots title={t.pki.listKeeps} roots={change.kept} />
      <Roots title={t.pki.listLeaves} roots={change.left} />
      {change.refused.length > 0 && (
        <section>
          <h3>{t.pki.listRefuses}</h3>
          <ul>
            {change.refused.map(({ subject, reason }) => (
              <li key={subject + reason}>
                <strong>{subject}</strong>: {reason}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Roots({ title, roots }: { title: string; roots: ListedRoot[] }) {
  return (
    <section>
      <h3>
        {title}: {roots.length}
      </h3>
      <ul>
        {roots.map(({ id, subject, purpose }) => (
          <li key={id + purpose}>
            <strong>{subject}</strong> · {t.pki.purposes[purpose]}
          </li>
        ))}
      </ul>
    </section>
  );
}
