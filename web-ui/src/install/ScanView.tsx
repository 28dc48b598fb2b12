import { useEffect, useRef, useState } from 'react';
import { Button } from '../design/Button';
import { t } from '../messages';
import { type BarcodeReader, idIn } from './barcode';
import css from './Install.module.css';

const LOOK_EVERY_MS = 250;

interface Props {
  reader: BarcodeReader;
  onFound: (id: string) => void;
  onClose: () => void;
}

/** The camera's picture until a code is in it. */
export function ScanView({ reader, onFound, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const shown = video.current;
    if (!shown) return;
    return watch(shown, reader, onFound, () => setRefused(true));
  }, [reader, onFound]);
  return (
    <div className={css.scan}>
      {refused ? (
        <p role="alert">{t.install.noCamera}</p>
      ) : (
        <video ref={video} className={css.video} muted playsInline aria-label={t.install.camera} />
      )}
      <Button onClick={onClose}>{t.common.cancel}</Button>
    </div>
  );
}

/** Looks at the camera's picture until something is found; the answer ends it. */
function watch(
  video: HTMLVideoElement,
  reader: BarcodeReader,
  onFound: (id: string) => void,
  onRefused: () => void,
): () => void {
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const look = async () => {
    // A picture that cannot be read is followed by another one.
    const [code] = await reader.detect(video).catch(() => []);
    if (over) return;
    if (code) onFound(idIn(code.rawValue));
    else timer = setTimeout(() => void look(), LOOK_EVERY_MS);
  };
  const begin = async () => {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (over) return stop();
    video.srcObject = stream;
    await video.play();
    await look();
  };
  const stop = () => {
    over = true;
    clearTimeout(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  begin().catch(() => {
    if (!over) onRefused();
  });
  return stop;
}
