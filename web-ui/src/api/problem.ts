import type { Problem } from './types';

/** What a failed request throws; every failure, the network's too, is told as a problem. */
export class ApiProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
  }

  get status(): number {
    return this.problem.status;
  }
}

/** Reads problem+json; an answer of another kind (a proxy's page) keeps its status. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const plain: Problem = { title: response.statusText || `HTTP ${response.status}`, status: response.status };
  if (!response.headers.get('content-type')?.includes('json')) return new ApiProblem(plain);
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return new ApiProblem({ ...plain, ...body });
}

export function asProblem(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  return { title: error instanceof Error ? error.message : String(error), status: 0 };
}

/** The message for one field (`/limits/importW`, or `importW`), if the problem points at it. */
export function fieldError(problem: Problem | undefined, field: string): string | undefined {
  if (!problem) return undefined;
  const names = (pointer: string | undefined) => pointer?.replace(/^#?\//, '') === field;
  const listed = problem.errors?.find((error) => names(error.pointer));
  return listed?.detail ?? (names(problem.pointer) ? (problem.detail ?? problem.title) : undefined);
}
