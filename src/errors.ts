/**
 * The ways a deploy can fail. Each carries data, so that the report can say what was found,
 * where, and what to do; none carries a secret. Text from outside is kept as it came: it is escaped
 * where it is printed.
 */

/** A foreseen failure: the report has words for it, and nobody needs a stack. */
export class StepError extends Error {}

/** Inputs that cannot be obeyed. Holds every problem found, and nothing has been sent. */
export class InputError extends StepError {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'InputError'
    this.problems = problems
  }
}

/** The code cannot be packed, or may not be sent as it is. Nothing has been sent. */
export class PackageError extends StepError {
  /** Further lines that name what was found, such as the largest entries. */
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

/** The function does not hold what it should, or may not be touched as it is. */
export class VerificationError extends StepError {
  /** One thing to do. */
  readonly remedy: string
  /** Whether running the job again can help without any change. */
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

/** The outputs of the step cannot be written, so nobody could be told of a deploy. */
export class OutputError extends StepError {
  /** One thing to do. */
  readonly remedy: string

  constructor(message: string, remedy: string) {
    super(message)
    this.name = 'OutputError'
    this.remedy = remedy
  }
}

/** The whole step took longer than `timeout` allows. */
export class DeadlineError extends StepError {
  readonly seconds: number

  /** @param during the call that was open, such as `updating the code at host:443` */
  constructor(seconds: number, during?: string, options?: ErrorOptions) {
    const open = during === undefined ? '' : ` while ${during}`
    super(`the step's time limit of ${seconds} s is over${open}`, options)
    this.name = 'DeadlineError'
    this.seconds = seconds
  }
}

/** The job was cancelled: the runner sent this signal. */
export class CancelledError extends StepError {
  constructor(signal: string) {
    super(`the job was cancelled (${signal})`)
    this.name = 'CancelledError'
  }
}

/** The step was ended while an update was under way: what the function holds is not known. */
export class UnsettledError extends StepError {
  /** Why the step was ended. */
  readonly reason: Error

  /** @param open what is not known, as a clause */
  constructor(
    reason: Error,
    open = 'an update was sent, and whether the function holds it is not known',
  ) {
    super(`${reason.message}; ${open}`, { cause: reason })
    this.name = 'UnsettledError'
    this.reason = reason
  }
}

/** Most errors of a chain of causes that are shown. */
const CHAIN = 5

/**
 * Where an unforeseen error came from, for the debug log: its stack and those of its causes, line by
 * line. Of a foreseen one nothing.
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
