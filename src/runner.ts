import * as core from '@actions/core'
import { escapeLine } from './report/escape.ts'
import { formsOf } from './report/secret-forms.ts'

/** The GitHub runner, as far as we use it. All text passes the escape on its way out. */
export interface Runner {
  /** An input's text, trimmed; empty when it was not given. */
  input(name: string): string
  /** Hides a value, in every form in which it could show, in all that is printed from now on. */
  mask(secret: string): void
  /**
   * Asks GitHub for an id token, a JWT that vouches for this job at one audience. Never settles when
   * the answer breaks off: the caller needs a limit of its own.
   */
  idToken(audience: string): Promise<string>
  info(line: string): void
  debug(line: string): void
  /** Whether the job runs with debug logging, so that lines for it are worth making. */
  isDebug(): boolean
  notice(title: string, line: string): void
  warning(line: string): void
  /** One annotation for one failure; the step is red from then on. */
  fail(title: string, lines: readonly string[]): void
  group(title: string): void
  endGroup(): void
  output(name: string, value: string): void
  summary(markdown: string): Promise<void>
}

/** The runner that started this process. */
export const githubRunner: Runner = {
  input: (name) => core.getInput(name).trim(),
  mask(secret) {
    for (const form of formsOf(secret)) core.setSecret(form)
  },
  idToken: (audience) => core.getIDToken(audience),
  info(line) {
    core.info(escapeLine(line))
  },
  debug(line) {
    if (core.isDebug()) core.debug(escapeLine(line))
  },
  isDebug: () => core.isDebug(),
  notice(title, line) {
    core.notice(escapeLine(line), { title: escapeLine(title) })
  },
  warning(line) {
    core.warning(escapeLine(line))
  },
  fail(title, lines) {
    core.error(lines.map(escapeLine).join('\n'), { title: escapeLine(title) })
    process.exitCode = core.ExitCode.Failure
  },
  group(title) {
    core.startGroup(escapeLine(title))
  },
  endGroup() {
    core.endGroup()
  },
  output(name, value) {
    core.setOutput(name, value)
  },
  async summary(markdown) {
    await core.summary.addRaw(markdown).write()
  },
}
