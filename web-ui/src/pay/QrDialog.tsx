import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../api/problem';
import { Dialog, DialogBody } from '../design/Dialog';
import { t } from '../messages';
import { QrCode } from '../sessions/DriverLink';
import link from '../sessions/DriverLink.module.css';
import { offerQuery } from './api';

interface Props {
  station: string;
  evse: number;
  onClose: () => void;
}

/** What is stuck to an EVSE, so that drivers without a contract can pay there. */
export default function QrDialog({ station, evse, onClose }: Props) {
  const address = `${location.origin}/pay?station=${encodeURIComponent(station)}&evse=${evse}`;
  const { error } = useQuery(offerQuery(station, String(evse)));
  return (
    <Dialog title={t.pay.qr(station, evse)} onClose={onClose}>
      <DialogBody>
        <div className={link.shown}>
          {error instanceof ApiProblem && error.status === 404 && <p role="alert">{t.pay.qrNothing}</p>}
          <p>{t.pay.qrDetail}</p>
          <QrCode text={address} />
          <a className={`link mono ${link.link}`} href={address} target="_blank" rel="noreferrer">
            {address}
          </a>
        </div>
      </DialogBody>
    </Dialog>
  );
}
