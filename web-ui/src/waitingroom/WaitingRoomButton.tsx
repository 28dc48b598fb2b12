import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Button } from '../design/Button';
import { t } from '../messages';
import { waitingRoomQuery } from './api';

/** Leads to the waiting room while somebody waits in it. */
export function WaitingRoomButton() {
  const { data = [] } = useQuery(waitingRoomQuery);
  const navigate = useNavigate();
  if (data.length === 0) return null;
  return (
    <Button icon="clock" onClick={() => void navigate('/waiting-room')}>
      {t.waitingRoom.waiting(data.length)}
    </Button>
  );
}
