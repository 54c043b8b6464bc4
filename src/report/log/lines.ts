import { basename } from 'node:path'
import { withoutQuery } from '../../address.ts'
import type { CodeUpdate, FunctionState } from '../../cloud/wire.ts'
import type { Package } from '../../package/package.ts'
import { FIELD_NAMES } from '../../plan/dependencies.ts'
import type { Plan, Reason } from '../../plan/plan.ts'
import type { Target } from '../../target.ts'
import { namesOf } from '../names.ts'
import type { FunctionResult, Mode } from '../report.ts'
import { bytesText, changeText, counted, durationText, shortDigest } from '../../units.ts'

/** Source, size and digest of the package. */
export function packageLine(code: Package, milliseconds: number): string {
  if (code.codeType === 'obs') return `Using package from OBS: ${withoutQuery(code.url)}`
  const { codeType, entries, path, ready } = code
  const files = counted(entries.length, 'file')
  const size = bytesText(code.size)
  const time = durationText(milliseconds)
  const digest = `SHA-512 ${shortDigest(code.digest)}`
  if (codeType === 'inline') return `Using ${basename(path)} as inline code (${size}), ${digest}`
  if (ready === true)
    return `Using ${basename(path)} (${files}, ${size}), ${digest}, read in ${time}`
  return `Packaged ${files} (${size} ${codeType}) in ${time}, ${digest}`
}

/** Title of the log group in which functions are deployed or planned. */
export function stageTitle(targets: readonly Target[], mode: Exclude<Mode, 'package'>): string {
  const [only] = targets.length === 1 ? namesOf(targets) : []
  const verb = { deploy: 'Deploy', plan: 'Plan', release: 'Release' }[mode]
  return `${verb} ${only === undefined ? counted(targets.length, 'function') : only.label}`
}

/** The code that a function has before the deployment. */
export function readLine({ digest, codeSize }: FunctionState): string {
  const size = codeSize === undefined ? '' : `, ${bytesText(codeSize)}`
  return `Currently deployed: SHA-512 ${shortDigest(digest)}${size}`
}

const WHY: Readonly<Record<Reason, string>> = {
  code: 'code changed',
  dependencies: 'dependencies changed',
  'code+dependencies': 'code and dependencies changed',
  forced: 'no changes, but force is true',
  none: 'requested dependencies are not reported by the service, so they are always sent',
}

/** What is sent to a function, or would be, and why. */
export function planLine({ reason, update, proof }: Plan, mode: Mode): string {
  if (update === undefined) return mode === 'plan' ? 'No changes' : 'No changes, skipping upload'
  const why = proof.kind === 'none' ? 'packages in OBS cannot be compared' : WHY[reason]
  return `${actionText(update, mode)} (${why})`
}

function actionText({ file }: CodeUpdate, mode: Mode): string {
  if (file === undefined) return `${mode === 'plan' ? 'Would update' : 'Updating'} code from OBS`
  return `${mode === 'plan' ? 'Would upload' : 'Uploading'} ${bytesText(file.size)}`
}

/** Lists whose order alone differs from the requested one, which is no change. */
export function orderLine({ reordered }: Pick<Plan, 'reordered'>): string | undefined {
  if (reordered.length === 0) return undefined
  const names = reordered.map((field) => FIELD_NAMES[field]).join(' and ')
  const verb = reordered.length === 1 ? 'differs' : 'differ'
  return `${names} ${verb} only in order, which is not a change (force: true sends it anyway)`
}

/** Outcome of one of several functions, as soon as it ends; `finalLine` has the details. */
export function doneLine({ outcome, milliseconds }: FunctionResult): string {
  const word = `${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`
  return `${word} (${durationText(milliseconds ?? 0)})`
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

/** One-line result of a function. The cause of a failure follows in its annotation. */
export function finalLine(result: FunctionResult, label: string, mode: Mode): string {
  const { outcome, failure, milliseconds } = result
  const time = milliseconds === undefined ? '' : durationText(milliseconds)
  const within = time && ` in ${time}`
  const taken = time && ` (${time})`
  if (outcome === 'skipped') return `Skipped ${label}: not started because ${skipText(result)}`
  if (failure !== undefined) return `Failed to ${mode} ${label}${time && ` after ${time}`}`
  if (outcome === 'planned') return `Plan for ${label}: ${plannedText(result)}${taken}`
  if (outcome === 'unchanged') return `No changes to ${label}: ${codeText(result)}${taken}`
  const unverified = result.changed === undefined ? ' (accepted by the service, not verified)' : ''
  if (outcome === 'released') return `Released ${label}${within}: ${codeText(result)}`
  return `Deployed ${label}${within}${unverified}: ${codeText(result)}`
}

function skipText({ skippedBy }: FunctionResult): string {
  return skippedBy === 'cancellation'
    ? 'the job was cancelled'
    : 'of an earlier failure (fail_fast)'
}

function plannedText(result: FunctionResult): string {
  const { changed, reason = 'none', before, planned } = result
  if (changed === undefined) {
    return planned === undefined
      ? 'unknown, packages in OBS cannot be compared'
      : 'unknown, the service does not report enough to compare'
  }
  if (!changed) return 'no changes'
  const digests = digestsText(before?.digest, planned?.digest ?? before?.digest)
  return `will update (${WHY[reason]}), SHA-512 ${digests}`
}

function codeText({ before, after }: FunctionResult): string {
  const size = after?.codeSize
  const change = changeText(before?.codeSize, size)
  const sizes = size === undefined ? '' : `, ${bytesText(size)}${change && ` (${change})`}`
  return `SHA-512 ${digestsText(before?.digest, after?.digest)}${sizes}`
}

/** One digest where nothing changed, else `<before> → <after>`. */
function digestsText(before: string | undefined, after: string | undefined): string {
  return before === after ? shortDigest(after) : `${shortDigest(before)} → ${shortDigest(after)}`
}
