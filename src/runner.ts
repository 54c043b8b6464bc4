import * as core from '@actions/core'
import { escapeLine } from './report/escape.ts'

/** The GitHub runner, as far as we use it. All text passes the escape on its way out. */
export interface Runner {
  /** An input's text, trimmed; empty when it was not given. */
  input(name: string): string
  /** Hides a value in all that is printed from now on. */
  mask(secret: string): void
  info(line: string): void
  debug(line: string): void
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
    core.setSecret(secret)
  },
  info(line) {
    core.info(escapeLine(line))
  },
  debug(line) {
    core.debug(escapeLine(line))
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
