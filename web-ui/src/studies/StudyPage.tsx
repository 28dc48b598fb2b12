import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { asProblem } from '../api/problem';
import { Badge } from '../design/Badge';
import { Button } from '../design/Button';
import { Confirm } from '../design/Confirm';
import { Stack, Toolbar } from '../design/Layout';
import { Loaded } from '../design/Loaded';
import { Empty } from '../design/Notice';
import { PageHeader } from '../design/PageHeader';
import { Panel } from '../design/Panel';
import { toast } from '../design/Toasts';
import { percent } from '../format/number';
import { t } from '../messages';
import { useRole } from '../shell/useRole';
import { isGoingOn, remove, type Study, save, studyPath, studyQuery } from './api';
import { FiguresView } from './FiguresView';
import { daysText, tones } from './names';
import { StudyForm } from './StudyForm';
import css from './StudyPage.module.css';

/** One study: how far it is, or what it came to. */
export default function StudyPage() {
  const { id = '' } = useParams();
  const query = useQuery(studyQuery(id));
  return <Loaded query={query}>{(study) => <StudyView study={study} />}</Loaded>;
}

function StudyView({ study }: { study: Study }) {
  return (
    <>
      <PageHeader
        title={study.name}
        trail={[
          { to: '/energy', label: t.network.title },
          { to: '/energy/studies', label: t.studies.title },
        ]}
        status={<Badge tone={tones[study.state]}>{t.studies.states[study.state]}</Badge>}
        note={`${study.siteName} · ${daysText(study.settings)}`}
        actions={<Actions study={study} />}
      />
      <Stack>
        {isGoingOn(study) && <Progress study={study} />}
        {study.state === 'FAILED' && (
          <Panel>
            <Empty icon="warning" title={t.studies.failed}>
              <span lang="en">{study.failure}</span>
            </Empty>
          </Panel>
        )}
        {study.figures && <FiguresView figures={study.figures} settings={study.settings} />}
      </Stack>
    </>
  );
}

function Progress({ study: { state, progress = 0 } }: { study: Study }) {
  return (
    <Panel>
      <Empty
        icon="clock"
        title={state === 'QUEUED' ? t.studies.waiting : t.studies.running}
        action={
          state === 'RUNNING' && (
            <label className={css.progress}>
              <span>
                {t.studies.progress}: {percent(progress * 100)}
              </span>
              <progress value={progress} max={1} />
            </label>
          )
        }
      />
    </Panel>
  );
}

function Actions({ study }: { study: Study }) {
  const [asking, setAsking] = useState<'again' | 'remove'>();
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayAsk = useRole('operator');
  const saving = useMutation({
    mutationFn: (what: 'report' | 'figures') => save(study, what),
    onError: (error) => toast(asProblem(error).detail ?? asProblem(error).title, true),
  });
  const close = () => setAsking(undefined);
  const changed = (path: string) => {
    close();
    void client.invalidateQueries({ queryKey: ['studies', 'list'] });
    void navigate(path);
  };
  return (
    <Toolbar>
      {study.figures && (
        <>
          <Button icon="download" onClick={() => saving.mutate('report')}>
            {t.studies.report}
          </Button>
          <Button icon="download" onClick={() => saving.mutate('figures')}>
            {t.studies.csv}
          </Button>
        </>
      )}
      {mayAsk && (
        <>
          <Button icon="refresh" onClick={() => setAsking('again')}>
            {t.studies.again}
          </Button>
          <Button look="quiet" icon="trash" iconOnly onClick={() => setAsking('remove')}>
            {t.studies.remove}
          </Button>
        </>
      )}
      {asking === 'again' && (
        <StudyForm like={study} onDone={({ id }) => changed(studyPath(id))} onClose={close} />
      )}
      {asking === 'remove' && (
        <Confirm
          title={t.studies.remove}
          question={t.studies.removeQuestion(study.name)}
          action={() => remove(study)}
          onDone={() => changed('/energy/studies')}
          onClose={close}
        />
      )}
    </Toolbar>
  );
}
