import { withoutQuery } from '../../address.ts'
import type { FunctionState } from '../../cloud/wire.ts'
import type { Package } from '../../package/package.ts'
import { FIELD_NAMES } from '../../plan/dependencies.ts'
import type { Plan, Reason } from '../../plan/plan.ts'
import type { Target } from '../../target.ts'
import { namesOf } from '../names.ts'
import type { FunctionResult, Mode } from '../report.ts'
import { bytesText, changeText, counted, durationText, shortDigest } from '../../units.ts'

/** The log's lines, in the present tense: one for each thing that is done. */
export function packageLine(code: Package, milliseconds: number): string {
  if (code.codeType === 'obs') return `Takes the package at ${withoutQuery(code.url)}`
  const files = counted(code.entries.length, 'file')
  const size = bytesText(code.size)
  const digest = shortDigest(code.digest)
  return `Takes ${files}, ${size} as ${code.codeType}, digest ${digest}, in ${durationText(milliseconds)}`
}

/** What the functions' group in the log is called. */
export function stageTitle(targets: readonly Target[]): string {
  const [only] = targets.length === 1 ? namesOf(targets) : []
  return only === undefined ? counted(targets.length, 'function') : `Function ${only.label}`
}

export function readLine({ digest, codeSize }: FunctionState): string {
  const size = codeSize === undefined ? '' : `, ${bytesText(codeSize)}`
  return `Reads what the function holds: digest ${shortDigest(digest)}${size}`
}

const WHY: Readonly<Record<Reason, string>> = {
  code: 'the code differs',
  dependencies: 'the dependencies differ',
  'code+dependencies': 'code and dependencies differ',
  forced: 'nothing differs, but force is set',
  none: 'nothing differs',
}

export function planLine({ reason, update, proof }: Plan, mode: Mode): string {
  const sends = mode === 'plan' ? 'Would send' : 'Sends'
  if (update === undefined) return `${sends} nothing: ${WHY[reason]}`
  const what = update.file === undefined ? 'the address in OBS' : bytesText(update.file.size)
  const why =
    proof.kind === 'none'
      ? 'code in OBS cannot be compared'
      : reason === 'none'
        ? 'dependencies that the service does not report are asked for'
        : WHY[reason]
  return `${sends} ${what}: ${why}`
}

/** Lists whose order alone differs from the requested one, which is no change. */
export function orderLine({ reordered }: Pick<Plan, 'reordered'>): string | undefined {
  if (reordered.length === 0) return undefined
  const names = reordered.map((field) => FIELD_NAMES[field]).join(' and ')
  const verb = reordered.length === 1 ? 'differs' : 'differ'
  return `${names} ${verb} only in order, which is not a change (force: true sends it anyway)`
}

/** That one of several functions is through; the whole of it is told at the end. */
export function doneLine({ outcome, milliseconds }: FunctionResult): string {
  return `Done in ${durationText(milliseconds ?? 0)}: ${outcome}`
}

/** Puts the function's name before each line, for logs of several functions side by side. */
export function prefixed<Log extends Readonly<Record<'info' | 'debug', (line: string) => void>>>(
  log: Log,
  label: string,
): Pick<Log, 'info' | 'debug'> {
  return {
    info(line) {
      log.info(`${label}: ${line}`)
    },
    debug(line) {
      log.debug(`${label}: ${line}`)
    },
  }
}

/** The last line about a function. The cause of a failure follows in its annotation. */
export function finalLine(result: FunctionResult, label: string): string {
  const { outcome, failure, milliseconds } = result
  const time = milliseconds === undefined ? '' : ` in ${durationText(milliseconds)}`
  if (outcome === 'skipped') return `${label}: skipped, nothing was begun`
  if (failure !== undefined) return `${label}: failed${time}`
  if (outcome === 'planned') return `${label}: planned${time}: ${plannedText(result)}`
  const doubt = outcome === 'deployed' && result.changed === undefined
  return `${label}: ${outcome}${time}${doubt ? ' (accepted, cannot be proved)' : ''}: ${heldText(result)}`
}

function plannedText({ changed, reason = 'none' }: FunctionResult): string {
  if (changed === undefined) return 'whether it would change cannot be told'
  return changed ? `it would change (${reason})` : 'it would not change'
}

function heldText({ before, after }: FunctionResult): string {
  const size = after?.codeSize
  const change = changeText(before?.codeSize, size)
  const sizes = size === undefined ? '' : `, ${bytesText(size)}${change && ` (${change})`}`
  const was =
    before?.digest === after?.digest ? '' : `, before it was ${shortDigest(before?.digest)}`
  return `holds digest ${shortDigest(after?.digest)}${was}${sizes}`
}
