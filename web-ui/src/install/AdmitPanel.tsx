import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { http } from '../api/http';
import type { Site, Station } from '../api/types';
import { Button } from '../design/Button';
import { Empty } from '../design/Notice';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { t } from '../messages';
import { StationForm } from '../stations/StationForm';
import { waitingRoomQuery } from '../waitingroom/api';
import { PlaceForm } from './PlaceForm';

interface Props {
  id: string;
  sites: readonly Site[];
  onDone: (station: Station) => void;
}

/** A station that nobody registered: let in when it knocks, else registered by hand. */
export function AdmitPanel({ id, sites, onDone }: Props) {
  const [creating, setCreating] = useState(false);
  const { data: waiting = [] } = useQuery(waitingRoomQuery);
  if (waiting.some((stranger) => stranger.id === id)) {
    return (
      <Panel title={t.waitingRoom.admitTitle(id)}>
        <PlaceForm
          sites={sites}
          submit={t.waitingRoom.admit}
          action={(placed) => http.post<Station>(`/waiting-room/${encodeURIComponent(id)}/admit`, placed)}
          onDone={(station) => {
            toast(t.waitingRoom.admitted);
            onDone(station);
          }}
        />
      </Panel>
    );
  }
  return (
    <Panel>
      <Empty
        icon="clock"
        title={t.install.unknown}
        action={
          <Button icon="plus" onClick={() => setCreating(true)}>
            {t.stations.create}
          </Button>
        }
      >
        {t.install.unknownDetail}
      </Empty>
      {creating && (
        <StationForm
          sites={sites}
          id={id}
          onClose={() => setCreating(false)}
          onCreated={(station) => {
            setCreating(false);
            onDone(station);
          }}
        />
      )}
    </Panel>
  );
}
