import type { Problem } from '../api/types';
import { ProblemNote } from '../design/Notice';
import { t } from '../messages';
import css from './ImportDialog.module.css';
import { linesAround, wrongLines } from './lines';

/** One sentence instead of one per line; the lines themselves are shown below it. */
const told = (problem: Problem): Problem => ({ ...problem, title: t.prices.refused, errors: undefined });

export function ImportProblem({ problem, csv }: { problem: Problem; csv: string }) {
  const wrong = wrongLines(problem);
  return (
    <>
      <ProblemNote problem={wrong.length > 0 ? told(problem) : problem} />
      {wrong.length > 0 && (
        <pre className={css.lines}>
          {linesAround(csv, wrong).map(({ line, text }) => (
            <div key={line} className={css.line} data-wrong={wrong.includes(line)}>
              <span>{line}</span>
              {text}
            </div>
          ))}
        </pre>
      )}
    </>
  );
}
