import type { Package } from '../package/package.ts'
import type { Plan, Reason } from '../plan/plan.ts'
import type { FunctionResult } from './report.ts'
import { bytesText, counted, shortDigest } from './units.ts'

/** The log's lines, in the present tense: one for each thing that is done. */
export function packageLine(code: Package): string {
  if (code.codeType === 'obs') return `Takes the package at ${code.url.split('?')[0] ?? ''}`
  const files = counted(code.entries.length, 'file')
  return `Takes ${files}, ${bytesText(code.size)} as ${code.codeType}, digest ${shortDigest(code.digest)}`
}

const WHY: Readonly<Record<Reason, string>> = {
  code: 'the code differs',
  dependencies: 'the dependencies differ',
  'code+dependencies': 'code and dependencies differ',
  forced: 'nothing differs, but force is set',
  none: 'nothing differs',
}

export function planLine(
  { target, before, reason, update, proof }: Plan,
  mode: 'deploy' | 'plan',
): string {
  const sends = mode === 'plan' ? 'would send' : 'sends'
  const name = `${target.name} in ${target.region}`
  const held = `holds digest ${shortDigest(before.digest)}`
  if (update === undefined) return `${name} ${held}: ${WHY[reason]}, ${sends} nothing`
  const why =
    proof.kind === 'none' && reason !== 'dependencies'
      ? 'code in OBS cannot be compared'
      : reason === 'none'
        ? 'dependencies that the service does not report are asked for'
        : WHY[reason]
  return `${name} ${held}: ${why}, ${sends} the update`
}

export function resultLine({ target, outcome, changed, after, failure }: FunctionResult): string {
  const name = `${target.name} in ${target.region}`
  if (outcome === 'planned') return `${name}: planned, ${changeText(changed)}`
  if (failure !== undefined) return `${name}: failed, ${failure.cause}`
  const size = after?.codeSize === undefined ? '' : `, ${bytesText(after.codeSize)}`
  const now = `holds digest ${shortDigest(after?.digest)}${size}`
  const doubt =
    outcome === 'deployed' && changed === undefined ? ' (accepted, cannot be proved)' : ''
  return `${name}: ${outcome}${doubt}, ${now}`
}

function changeText(changed: boolean | undefined): string {
  if (changed === undefined) return 'whether it would change cannot be told'
  return changed ? 'it would change' : 'it would not change'
}
