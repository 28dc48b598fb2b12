import { useMutation } from '@tanstack/react-query';
import { http } from '../api/http';
import { asProblem } from '../api/problem';
import type { Site } from '../api/types';
import { Button } from '../design/Button';
import { FieldRow, Input, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { kilo, text } from '../design/formValues';
import { ProblemNote } from '../design/Notice';
import { t } from '../messages';
import { type Group, type GroupKind, groupsPath, type Wiring, without } from './api';
import { PhaseFields } from './PhaseFields';
import { phasesOf } from './phaseLimits';

interface Props {
  site: Site;
  wiring: Wiring;
  /** Absent for a new one, and for the grid connection. */
  group?: Group;
  /** The phases of the grid connection instead of a group. */
  root: boolean;
  onSaved: (wiring: Wiring) => void;
  onClose: () => void;
}

const kinds = Object.keys(t.groups.kinds) as GroupKind[];

/** Adds or changes a group: the whole tree is sent, so that it is judged as a whole. */
export function GroupForm({ site, wiring, group, root, onSaved, onClose }: Props) {
  const save = (form: FormData) => {
    const { groups, evses } = wiring;
    if (root) return http.put<Wiring>(groupsPath(site.id), { ...phasesOf(form), groups, evses });
    const changed = {
      id: group?.id ?? text(form, 'id'),
      name: text(form, 'name'),
      kind: text(form, 'kind'),
      parent: text(form, 'parent'),
      limit: { importW: kilo(form, 'limit.importW'), exportW: kilo(form, 'limit.exportW') },
      ...phasesOf(form),
      baseLoadW: kilo(form, 'baseLoadW'),
    };
    const others = wiring.groups.filter(({ id }) => id !== group?.id);
    return http.put<Wiring>(groupsPath(site.id), { ...wiring, groups: [changed, ...others] });
  };
  const title = root ? t.groups.editConnection : group ? t.groups.edit : t.groups.add;
  return (
    <FormDialog title={title} submit={t.common.save} wide action={save} onDone={onSaved} onClose={onClose}>
      {(errorOf) => {
        const error = (field: string) => errorOf(`groups/0/${field}`);
        return (
          <>
            {!root && <GroupFields wiring={wiring} group={group} error={error} />}
            <PhaseFields place={root ? wiring : group} error={root ? errorOf : error} />
            {group && <Remove site={site} wiring={wiring} group={group} onSaved={onSaved} />}
          </>
        );
      }}
    </FormDialog>
  );
}

type ErrorAt = (field: string) => string | undefined;

function GroupFields({ wiring, group, error }: { wiring: Wiring; group?: Group; error: ErrorAt }) {
  return (
    <>
      <FieldRow>
        {!group && <Input label={t.sites.id} name="id" required error={error('id')} />}
        <Input label={t.sites.name} name="name" required defaultValue={group?.name} error={error('name')} />
        <Select label={t.groups.kind} name="kind" defaultValue={group?.kind} error={error('kind')}>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t.groups.kinds[kind]}
            </option>
          ))}
        </Select>
      </FieldRow>
      <FieldRow>
        <Select
          label={t.groups.parent}
          name="parent"
          defaultValue={group?.parent ?? ''}
          error={error('parent')}
        >
          <option value="">{t.groups.connection}</option>
          {wiring.groups
            .filter(({ id }) => id !== group?.id)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
        <Power
          label={t.sites.baseLoad}
          name="baseLoadW"
          watts={group?.baseLoadW ?? 0}
          error={error('baseLoadW')}
        />
      </FieldRow>
      <FieldRow>
        <Power
          label={t.groups.importLimit}
          name="limit.importW"
          watts={group?.limit.importW}
          error={error('limit/importW')}
        />
        <Power
          label={t.groups.exportLimit}
          name="limit.exportW"
          watts={group?.limit.exportW}
          error={error('limit/exportW')}
        />
      </FieldRow>
    </>
  );
}

function Power(props: { label: string; name: string; watts?: number; error?: string }) {
  const { watts, ...rest } = props;
  return (
    <Input
      {...rest}
      required
      type="number"
      step="any"
      unit={t.units.kw}
      defaultValue={watts === undefined ? undefined : watts / 1000}
    />
  );
}

function Remove({ site, wiring, group, onSaved }: Required<Omit<Props, 'root' | 'onClose'>>) {
  const removing = useMutation({
    mutationFn: () => http.put<Wiring>(groupsPath(site.id), without(wiring, group)),
    onSuccess: onSaved,
  });
  return (
    <div>
      <Button look="quiet" icon="trash" busy={removing.isPending} onClick={() => removing.mutate()}>
        {t.common.remove}
      </Button>{' '}
      <span className="muted">{t.groups.remove}</span>
      {removing.error && <ProblemNote problem={asProblem(removing.error)} />}
    </div>
  );
}
