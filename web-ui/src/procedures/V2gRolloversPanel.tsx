import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import { Button } from '../design/Button';
import { Checkbox, FieldRow, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { checked, number, text } from '../design/formValues';
import { Stack } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { t } from '../messages';
import { installationQuery } from '../pki/api';
import { useRole } from '../shell/useRole';
import { proceduresKey, v2gRolloversQuery } from './api';
import { V2gRolloverPanel } from './V2gRolloverPanel';

const words = t.procedures.v2g;

/** V2G roots of this installation that are followed by others, the newest first. */
export function V2gRolloversPanel() {
  const query = useQuery(v2gRolloversQuery);
  const { data: installation } = useQuery(installationQuery);
  const mayAct = useRole('administrator');
  const [beginning, setBeginning] = useState(false);
  const goesOn = query.data?.some(({ closedAt }) => closedAt === undefined) ?? true;
  const roots = (installation?.authorities ?? [])
    .filter(({ role, use, revoked }) => role === 'V2G_ROOT' && use === 'ISSUING' && !revoked)
    .map(({ label }) => label);
  return (
    <Stack>
      <Panel
        title={words.title}
        actions={
          mayAct &&
          !goesOn &&
          roots.length > 0 && (
            <Button icon="plus" onClick={() => setBeginning(true)}>
              {words.begin}
            </Button>
          )
        }
      >
        <Loaded query={query}>
          {(rollovers) =>
            rollovers.length === 0 ? (
              <Empty compact icon="check" title={words.none} />
            ) : (
              <p className="muted">{words.detail}</p>
            )
          }
        </Loaded>
      </Panel>
      {query.data?.map(({ id }) => (
        <V2gRolloverPanel key={id} id={id} />
      ))}
      {beginning && <BeginForm roots={roots} onClose={() => setBeginning(false)} />}
    </Stack>
  );
}

function BeginForm({ roots, onClose }: { roots: string[]; onClose: () => void }) {
  const client = useQueryClient();
  const send = (form: FormData) =>
    http.post('/v2g-rollovers', {
      plan: {
        root: text(form, 'root'),
        suffix: text(form, 'suffix'),
        days: number(form, 'days'),
        crossCertified: checked(form, 'crossCertified'),
      },
      note: text(form, 'note') ?? null,
    });
  return (
    <FormDialog
      title={words.begin}
      submit={words.begin}
      action={send}
      onDone={() => {
        void client.invalidateQueries({ queryKey: proceduresKey });
        void client.invalidateQueries({ queryKey: ['pki'] });
        onClose();
      }}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p>{words.beginAsk}</p>
          <Select label={words.root} name="root" required error={errorOf('plan/root')}>
            {roots.map((label) => (
              <option key={label}>{label}</option>
            ))}
          </Select>
          <FieldRow>
            <Input
              label={words.suffix}
              hint={words.suffixHint}
              name="suffix"
              required
              pattern="[a-z0-9]{1,12}"
              error={errorOf('plan/suffix') ?? errorOf('suffix')}
            />
            <Input
              label={t.pki.days}
              name="days"
              type="number"
              required
              min={1}
              max={18_263}
              defaultValue={7_300}
              error={errorOf('plan/days')}
            />
          </FieldRow>
          <Checkbox
            label={words.crossCertified}
            hint={words.crossHint}
            name="crossCertified"
            defaultChecked
          />
          <Input label={t.procedures.note} name="note" maxLength={1000} error={errorOf('note')} />
        </>
      )}
    </FormDialog>
  );
}
