import { http } from '../api/http';
import type { Site, Station } from '../api/types';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { PlaceForm } from './PlaceForm';

interface Props {
  station: Station;
  sites: readonly Site[];
  onDone: (station: Station) => void;
}

/** The name and the place of a station that is registered. */
export function PlacePanel({ station, sites, onDone }: Props) {
  return (
    <Panel title={t.install.place}>
      <PlaceForm
        sites={sites}
        before={station}
        submit={t.common.save}
        action={(placed) => http.patch<Station>(`/stations/${encodeURIComponent(station.id)}`, placed)}
        onDone={(changed) => {
          toast(t.stations.saved);
          onDone(changed);
        }}
      />
    </Panel>
  );
}
