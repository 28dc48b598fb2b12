import { Dialog, DialogBody } from '../design/Dialog';
import { t } from '../messages';
import type { PartnerMessage } from './api';

/** A message with both bodies, as they went over the wire. */
export function MessageDialog({ message, onClose }: { message: PartnerMessage; onClose: () => void }) {
  return (
    <Dialog title={`${message.method} ${message.url}`} wide onClose={onClose}>
      <DialogBody>
        {message.error && <p>{message.error}</p>}
        <Body title={t.roaming.request} text={message.request} />
        <Body title={t.roaming.answer} text={message.answer} />
      </DialogBody>
    </Dialog>
  );
}

export function Body({ title, text }: { title: string; text?: string }) {
  if (!text) return null;
  return (
    <section>
      <h3>{title}</h3>
      <pre className="mono" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {indented(text)}
      </pre>
    </section>
  );
}

/** Nicer to read where it is JSON; what was cut is shown as it is. */
export function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
