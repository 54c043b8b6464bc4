/**
 * Error types of a deployment. Each carries data, so that the report can say what was found,
 * where, and what to do; none carries a secret. Untrusted text is kept verbatim and escaped
 * where it is printed.
 */

/** An expected failure: the report explains it, without a stack trace. */
export class StepError extends Error {}

/** Invalid inputs: every problem found. Nothing has been sent. */
export class InputError extends StepError {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'InputError'
    this.problems = problems
  }
}

/** The code cannot be packaged or must not be uploaded. Nothing has been sent. */
export class PackageError extends StepError {
  /** Further lines with what was found, e.g. the largest entries. */
  readonly details: readonly string[]
  /** One thing to do. */
  readonly remedy: string

  constructor(message: string, remedy: string, details: readonly string[] = []) {
    super(message)
    this.name = 'PackageError'
    this.details = details
    this.remedy = remedy
  }
}

/** Deployed code or dependencies are not as expected, or the function must not be updated. */
export class VerificationError extends StepError {
  /** One thing to do. */
  readonly remedy: string
  /** Whether re-running the job may help without any change. */
  readonly again: boolean
  readonly requestId: string | undefined

  constructor(
    message: string,
    remedy: string,
    { again, requestId }: { readonly again: boolean; readonly requestId: string | undefined },
  ) {
    super(message)
    this.name = 'VerificationError'
    this.remedy = remedy
    this.again = again
    this.requestId = requestId
  }
}

/** The outputs of the step cannot be written, so later steps would not learn of a deployment. */
export class OutputError extends StepError {
  /** One thing to do. */
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.name = 'OutputError'
    this.remedy = remedy
  }
}

/** The step exceeded `timeout`. */
export class DeadlineError extends StepError {
  readonly seconds: number

  /** @param during the call in progress, e.g. `update function code (host:443)` */
  constructor(seconds: number, during?: string, options?: ErrorOptions) {
    const open = during === undefined ? '' : `, in progress: ${during}`
    super(`timed out after ${seconds} s (input \`timeout\`)${open}`, options)
    this.name = 'DeadlineError'
    this.seconds = seconds
  }
}

/** The job was cancelled: the runner sent a signal. */
export class CancelledError extends StepError {
  constructor(signal: string) {
    super(`the job was cancelled (${signal})`)
    this.name = 'CancelledError'
  }
}

/** The step ended during an update: its result is unknown. */
export class UnsettledError extends StepError {
  /** Why the step was ended. */
  readonly reason: Error

  /** @param open what is unknown, as a clause */
  constructor(
    reason: Error,
    open = 'an update was in flight: its result is unknown, check the function before re-running',
  ) {
    super(`${reason.message}; ${open}`, { cause: reason })
    this.name = 'UnsettledError'
    this.reason = reason
  }
}

/** Maximum depth of a chain of causes in a trace. */
const CHAIN = 5

/**
 * Stack traces of an unexpected error and its causes, line by line, for the debug log. Empty for
 * expected failures.
 */
export function traceOf(error: unknown): string[] {
  if (error instanceof StepError) return []
  const lines: string[] = []
  let next = error
  for (let shown = 0; next instanceof Error && shown < CHAIN; shown += 1) {
    const stack = (next.stack ?? next.message).split('\n')
    lines.push(
      ...(shown === 0 ? stack : stack.map((line, at) => (at === 0 ? `Caused by ${line}` : line))),
    )
    next = next.cause
  }
  return lines
}
