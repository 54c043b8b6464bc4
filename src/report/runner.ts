import type { Transport } from '../cloud/transport.ts'
import type { PullRequest } from './comment/pull-request.ts'
import type { Comments } from './comment/upsert.ts'

/** How GitHub's API is reached, and until when. */
export interface Reach {
  readonly transport: Transport
  readonly signal: AbortSignal
}

/** The GitHub runner, as far as we use it. All text passes the escape on its way out. */
export interface Runner {
  /** An input's text, trimmed; empty when it was not given. */
  input(name: string): string
  /** Hides a value, in every form in which it could show, in all that is printed from now on. */
  mask(secret: string): void
  /** A text without what was masked so far, for what the runner passes on as it is. */
  hidden(text: string): string
  info(line: string): void
  debug(line: string): void
  /** Whether the job runs with debug logging, so that lines for it are worth making. */
  isDebug(): boolean
  notice(title: string, line: string): void
  warning(line: string): void
  /** Adds an error annotation and fails the step. */
  fail(title: string, lines: readonly string[]): void
  group(title: string): void
  endGroup(): void
  output(name: string, value: string): void
  summary(markdown: string): Promise<void>
  /** The comments of a pull request, as the token may see and write them. */
  comments(request: PullRequest, token: string, reach: Reach): Promise<Comments>
}
