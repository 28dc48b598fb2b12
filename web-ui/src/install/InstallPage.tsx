import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useClock } from '../api/clock';
import { Button } from '../design/Button';
import { Input } from '../design/Field';
import { text } from '../design/formValues';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { relative } from '../format/time';
import { t } from '../messages';
import { waitingRoomQuery } from '../waitingroom/api';
import { barcodeReader } from './barcode';
import css from './Install.module.css';
import { ScanView } from './ScanView';

const pathOf = (id: string) => `/install/${encodeURIComponent(id)}`;

/** Where setting up a station begins: its code is scanned, its id typed, or it knocks already. */
export default function InstallPage() {
  const [reader] = useState(barcodeReader);
  const [scanning, setScanning] = useState(false);
  const { data: waiting = [] } = useQuery(waitingRoomQuery);
  const { now } = useClock();
  const navigate = useNavigate();
  const found = useCallback((id: string) => void navigate(pathOf(id)), [navigate]);
  return (
    <div className={css.page}>
      <PageHeader title={t.install.title} note={t.install.note} />
      <Panel title={t.install.which}>
        {reader && scanning ? (
          <ScanView reader={reader} onFound={found} onClose={() => setScanning(false)} />
        ) : (
          <form
            className={css.form}
            onSubmit={(event) => {
              event.preventDefault();
              const id = text(new FormData(event.currentTarget), 'id');
              if (id) found(id);
            }}
          >
            {reader && (
              <Button look="primary" icon="screen" className={css.wide} onClick={() => setScanning(true)}>
                {t.install.scan}
              </Button>
            )}
            <Input
              label={t.stations.id}
              hint={reader ? undefined : t.install.noReader}
              name="id"
              required
              maxLength={48}
              autoCapitalize="off"
            />
            <Button type="submit">{t.install.go}</Button>
          </form>
        )}
      </Panel>
      <Panel title={t.install.waiting} flush>
        {waiting.length === 0 ? (
          <Empty compact icon="clock" title={t.waitingRoom.empty} />
        ) : (
          <ul className={css.rows}>
            {waiting.map(({ id, lastSeenAt }) => (
              <li key={id} className={css.row}>
                <Link to={pathOf(id)} className={css.link}>
                  {id}
                </Link>
                <span className="muted">{relative(lastSeenAt, now)}</span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}
