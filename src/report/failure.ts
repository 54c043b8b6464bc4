import { CloudError, SignInError, type CloudErrorData } from '../cloud/errors.ts'
import { OPERATIONS } from '../cloud/operations.ts'
import {
  clockDistance,
  isSameTime,
  isSignatureRefusal,
  mayHelpAgain,
  remedyFor,
} from '../cloud/remedies.ts'
import {
  CancelledError,
  DeadlineError,
  InputError,
  OutputError,
  PackageError,
  UnsettledError,
  VerificationError,
} from '../errors.ts'
import { TestFailure } from '../release/test-failure.ts'

/** A failure in words: the cause, whether re-running may help, one thing to do. */
export interface Failure {
  /** One line. */
  readonly cause: string
  readonly details: readonly string[]
  readonly advice: string
  /** Lines to copy verbatim. */
  readonly lines?: readonly string[]
  readonly requestId?: string
  /** The end of the log of a function that failed. */
  readonly log?: string
}

/** Describes any error. No message contains a secret, since no error carries one. */
export function explain(error: unknown): Failure {
  if (error instanceof CloudError) return explainCloud(error)
  if (error instanceof SignInError) return explainSignIn(error)
  if (error instanceof TestFailure) {
    const log = error.log === undefined ? {} : { log: error.log }
    return { ...explainVerification(error), ...log }
  }
  if (error instanceof VerificationError) return explainVerification(error)
  if (error instanceof UnsettledError) return { ...explain(error.reason), cause: error.message }
  if (error instanceof PackageError) {
    return { cause: error.message, details: error.details, advice: error.remedy }
  }
  if (error instanceof InputError) {
    const advice = 'Fix the inputs listed above; nothing was sent'
    return { cause: 'invalid inputs', details: error.problems, advice }
  }
  if (error instanceof OutputError) {
    return { cause: error.message, details: [], advice: error.remedy }
  }
  if (error instanceof DeadlineError) {
    const advice = 'Increase `timeout`, or check the log for the slow step'
    return { cause: error.message, details: [], advice }
  }
  if (error instanceof CancelledError) {
    return { cause: error.message, details: [], advice: 'Re-run the job if needed' }
  }
  return unexpected(error)
}

function explainVerification({ message, remedy, again, requestId }: VerificationError): Failure {
  const id = requestId === undefined ? '' : ` (request ID ${requestId})`
  return {
    cause: `${message}${id}`,
    details: [],
    advice: `${againText(again)}. ${remedy}`,
    ...(requestId === undefined ? {} : { requestId }),
  }
}

function againText(helps: boolean): string {
  return helps ? 'Re-running may help' : 'Re-running will not help'
}

function explainCloud(error: CloudError): Failure {
  const { operation, status, code, requestId } = error.data
  const http = status === undefined ? [] : [`HTTP ${status}`]
  const facts = [...http, ...(code === undefined ? [] : [code]), error.message].join(', ')
  const again = againText(mayHelpAgain(error.data))
  const id = requestId === undefined ? '' : ` (request ID ${requestId})`
  return {
    cause: `${OPERATIONS[operation].doing}: ${facts}${id}`,
    details: clockDetail(error.data),
    advice: `${again}. ${remedyFor(error.data)}`,
    ...(requestId === undefined ? {} : { requestId }),
  }
}

function explainSignIn({ reason }: SignInError): Failure {
  if (reason.kind === 'refused') return { ...explainCloud(reason.error), details: reason.claims }
  return { cause: reason.message, details: [], advice: reason.remedy, lines: reason.lines }
}

/** A rejected signature may be caused by the runner's clock. */
function clockDetail(data: CloudErrorData): string[] {
  const { code, clockAhead } = data
  if (!isSignatureRefusal(code) || clockAhead === undefined || isSameTime(data)) return []
  return [`runner clock is ${clockDistance(clockAhead)}`]
}

function unexpected(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  const advice =
    'If this looks like a bug, open an issue in the repository of this action with the log of this step'
  return { cause: message, details: [], advice }
}

/** The lines of an annotation: the first has all facts, the rest what to do. */
export function failureLines(
  what: string,
  { cause, details, advice, lines = [] }: Failure,
): string[] {
  return [
    `${what}: ${cause}`,
    ...details.map((detail) => `- ${detail}`),
    endSentence(advice),
    ...lines.map((line) => `    ${line}`),
  ]
}

/** A failure in one text: one line, unless there are details or lines to copy. */
export function failureText({ cause, details, advice, lines = [] }: Failure): string {
  if (details.length + lines.length === 0) return `${endSentence(cause)} ${endSentence(advice)}`
  const listed = details.map((detail) => `- ${detail}`)
  return [endSentence(cause), ...listed, endSentence(advice), ...lines].join('\n')
}

/** Adds a full stop unless the text already ends with punctuation. */
export function endSentence(text: string): string {
  return /[.:!?]$/.test(text) ? text : `${text}.`
}
