import type { ReactNode } from 'react';
import type { Problem } from '../api/types';
import { t } from '../messages';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import css from './Notice.module.css';

interface EmptyProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  /** One line, where other panels share the page. */
  compact?: boolean;
}

/** Where a list or a page has nothing to show: why, and what to do about it. */
export function Empty({ icon, title, children, action, compact }: EmptyProps) {
  return (
    <div className={css.empty} data-compact={compact}>
      <span className={css.icon}>
        <Icon name={icon} size={compact ? 16 : 20} />
      </span>
      <p className={css.title}>{title}</p>
      {children && <p className={css.detail}>{children}</p>}
      {action}
    </div>
  );
}

/** A page or panel that could not be read. */
export function Failure({ problem, onRetry }: { problem: Problem; onRetry?: () => void }) {
  const { title, detail } = wordsFor(problem);
  return (
    <Empty
      icon={problem.status === 0 ? 'offline' : 'warning'}
      title={title}
      action={
        onRetry &&
        problem.status !== 404 && (
          <Button icon="refresh" onClick={onRetry}>
            {t.common.retry}
          </Button>
        )
      }
    >
      {detail}
      {problem.id && <span className="mono"> {t.errors.reference(problem.id)}</span>}
    </Empty>
  );
}

function wordsFor({ status, title, detail }: Problem): { title: string; detail?: string } {
  if (status === 0) return { title, detail: t.errors.unreachableDetail };
  if (status === 404) return { title: t.errors.notFound, detail: detail ?? t.errors.notFoundDetail };
  if (status === 403) return { title: t.errors.forbidden, detail: detail ?? t.errors.forbiddenDetail };
  return { title, detail };
}

/** A refused action, beside what caused it. Details that point at a field stand at that field. */
export function ProblemNote({ problem, fields = [] }: { problem?: Problem; fields?: readonly string[] }) {
  if (!problem) return null;
  const rest = (problem.errors ?? []).filter(({ pointer }) => !fields.includes(pointer.replace(/^#?\//, '')));
  if (problem.errors?.length && rest.length === 0) return null;
  return (
    <div className={css.problem} role="alert">
      <Icon name="warning" />
      <div>
        <strong>{problem.title}</strong>
        {problem.detail && problem.detail !== problem.title && <p>{problem.detail}</p>}
        {rest.map(({ pointer, detail }) => (
          <p key={pointer + detail}>
            <code>{pointer}</code> {detail}
          </p>
        ))}
        {problem.id && <p className="mono">{t.errors.reference(problem.id)}</p>}
      </div>
    </div>
  );
}
