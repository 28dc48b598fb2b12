import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { http } from '../api/http';
import { asProblem, fieldError } from '../api/problem';
import { Status } from '../design/Badge';
import { Button } from '../design/Button';
import { TextArea } from '../design/Field';
import { text } from '../design/formValues';
import { Stack } from '../design/Layout';
import { ProblemNote } from '../design/Notice';
import { Panel } from '../design/Panel';
import { Scroll } from '../design/Scroll';
import { t } from '../messages';
import type { Inspection } from './api';
import css from './InspectorView.module.css';

/** Says what a recorded message of a car is, and why it is right or wrong. */
export function InspectorView() {
  const inspecting = useMutation({
    mutationFn: (message: string) => http.post<Inspection>('/pki/inspections', { message }),
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    inspecting.mutate(text(new FormData(event.currentTarget), 'message') ?? '');
  };
  const problem = inspecting.error ? asProblem(inspecting.error) : undefined;
  const error = fieldError(problem, 'message');
  return (
    <Stack>
      <Panel title={t.pki.inspector}>
        <form onSubmit={send}>
          <Stack>
            <TextArea
              label={t.pki.recorded}
              hint={t.pki.recordedHint}
              name="message"
              rows={6}
              required
              error={error}
            />
            <ProblemNote problem={problem} fields={error ? ['message'] : []} />
            <div>
              <Button type="submit" look="primary" icon="check" busy={inspecting.isPending}>
                {t.pki.inspect}
              </Button>
            </div>
          </Stack>
        </form>
      </Panel>
      {inspecting.data && <Found inspection={inspecting.data} />}
    </Stack>
  );
}

const TONES = { RIGHT: 'good', WRONG: 'bad', NOTHING_TO_VERIFY: 'neutral' } as const;

function Found({ inspection }: { inspection: Inspection }) {
  const { title, verdict, reasons, remarks, certificates, message } = inspection;
  return (
    <Panel
      title={title}
      actions={
        <Status tone={TONES[verdict]} hollow={verdict === 'NOTHING_TO_VERIFY'}>
          {t.pki.verdicts[verdict]}
        </Status>
      }
    >
      <Stack>
        <Lines title={t.pki.wrong} lines={reasons} />
        <Lines title={t.pki.remarks} lines={remarks} />
        <Lines title={t.pki.certificates} lines={certificates} />
        {message.length > 0 && (
          <section>
            <h3 className={css.title}>{t.pki.message}</h3>
            <Scroll label={t.pki.message} className={css.scroll}>
              <pre className={css.message}>{message.join('\n')}</pre>
            </Scroll>
          </section>
        )}
      </Stack>
    </Panel>
  );
}

function Lines({ title, lines }: { title: string; lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className={css.title}>{title}</h3>
      <ul className={css.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
