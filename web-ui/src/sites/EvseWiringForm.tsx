import { useQuery } from '@tanstack/react-query';
import { http } from '../api/http';
import type { Page, Site, Station } from '../api/types';
import { FieldRow, Select } from '../design/Field';
import { FormDialog } from '../design/Form';
import { text } from '../design/formValues';
import { t } from '../messages';
import { groupsPath, type Phases, type WiredEvse, type Wiring } from './api';

interface Props {
  site: Site;
  wiring: Wiring;
  onSaved: (wiring: Wiring) => void;
  onClose: () => void;
}

const MOST_STATIONS = 500;
const phaseNames = Object.entries(t.groups.phaseNames);

/** The group and the phases of each EVSE. */
export function EvseWiringForm({ site, wiring, onSaved, onClose }: Props) {
  const { data: stations = [] } = useQuery({
    queryKey: ['stations', 'of-site', site.id],
    queryFn: () => http.get<Page<Station>>('/stations', { site: site.id, limit: MOST_STATIONS }),
    select: (page: Page<Station>) => page.items,
  });
  const shown = stations.flatMap(({ id, evses }) => evses.map((evse) => wired(wiring, id, evse.id)));
  const isShown = (evse: WiredEvse) => shown.some((one) => keyOf(one) === keyOf(evse));
  const save = (form: FormData) =>
    http.put<Wiring>(groupsPath(site.id), {
      ...wiring,
      evses: [
        ...shown.map((evse) => ({
          ...evse,
          group: text(form, `group ${keyOf(evse)}`),
          phases: text(form, `phases ${keyOf(evse)}`),
        })),
        ...wiring.evses.filter((evse) => !isShown(evse)),
      ],
    });
  return (
    <FormDialog
      title={t.groups.wire}
      submit={t.common.save}
      wide
      action={save}
      onDone={onSaved}
      onClose={onClose}
    >
      {(errorOf) => (
        <>
          <p className="muted">{shown.length > 0 ? t.groups.wireHint : t.groups.noEvses}</p>
          {shown.map((evse, index) => (
            <EvseFields
              key={keyOf(evse)}
              evse={evse}
              wiring={wiring}
              error={errorOf(`evses/${index}/phases`) ?? errorOf(`evses/${index}/group`)}
            />
          ))}
        </>
      )}
    </FormDialog>
  );
}

const keyOf = ({ stationId, evseId }: WiredEvse) => `${stationId} ${evseId}`;

const wired = ({ evses }: Wiring, stationId: string, evseId: number): WiredEvse =>
  evses.find((evse) => evse.stationId === stationId && evse.evseId === evseId) ?? {
    stationId,
    evseId,
    phases: 'UNKNOWN' satisfies Phases,
  };

function EvseFields({ evse, wiring, error }: { evse: WiredEvse; wiring: Wiring; error?: string }) {
  const name = `${evse.stationId} · ${t.stations.evse(evse.evseId)}`;
  return (
    <FieldRow>
      <Select label={name} name={`group ${keyOf(evse)}`} defaultValue={evse.group ?? ''}>
        <option value="">{t.groups.connection}</option>
        {wiring.groups.map((group) => (
          <option key={group.id} value={group.id}>
            {group.name}
          </option>
        ))}
      </Select>
      <Select label={t.groups.phases} name={`phases ${keyOf(evse)}`} defaultValue={evse.phases} error={error}>
        {phaseNames.map(([phases, label]) => (
          <option key={phases} value={phases}>
            {label}
          </option>
        ))}
      </Select>
    </FieldRow>
  );
}
