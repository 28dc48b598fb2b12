import { t } from '../messages';
import { Button } from './Button';
import { CopyButton } from './CopyButton';
import { Dialog, DialogActions, DialogBody } from './Dialog';
import css from './Secret.module.css';

/** Shows what the server tells only once. */
export function SecretDialog(props: { title: string; note: string; secret: string; onClose: () => void }) {
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <DialogBody>
        <p>{props.note}</p>
        <div className={css.secret}>
          <code>{props.secret}</code>
          <CopyButton text={props.secret} />
        </div>
      </DialogBody>
      <DialogActions>
        <Button look="primary" onClick={props.onClose}>
          {t.common.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
