import { join } from 'node:path'
import { ConnectionError } from '../../src/cloud/transport.ts'
import type { FunctionState } from '../../src/cloud/wire.ts'
import type { FilePackage } from '../../src/package/package.ts'
import { apply, type Applied } from '../../src/plan/apply.ts'
import type { Plan, PlanRequest } from '../../src/plan/plan.ts'
import { answer, scripted, type Line, type Scripted } from '../support/scripted.ts'
import { workspaceWith } from '../support/workspace.ts'
import { IN_OBS, OLD, packed, planFor } from './states.ts'

export const PUT = 'PUT code'
export const GET = 'GET config'

/** The service's answer to an update or to a reading. */
export const holding = (digest: string | undefined, more: Record<string, unknown> = {}): Line =>
  answer(
    200,
    { func_name: 'hello', ...(digest === undefined ? {} : { digest }), ...more },
    { 'x-request-id': 'r1' },
  )

export const same = answer(409, { error_code: 'FSS.0409' })
export const lost = new ConnectionError('waiting', 'the answer was lost', 'ECONNRESET')

/** A plan whose package is a real file. */
export function plan(
  before: Partial<FunctionState> = { digest: OLD },
  code: Partial<FilePackage> = {},
  more: Partial<PlanRequest> = {},
): Plan {
  const path = join(workspaceWith({ 'code.zip': 'content' }), 'code.zip')
  return planFor(before, packed({ path, ...code }), more)
}

export const jarPlan = (before: Partial<FunctionState> = { digest: OLD }): Plan =>
  plan(before, { codeType: 'jar', filename: 'app.jar' })
export const obsPlan = (before: Partial<FunctionState> = { digest: OLD }): Plan =>
  planFor(before, IN_OBS)

export const asking = (...ids: readonly string[]): Partial<PlanRequest> => ({
  dependencies: { list: { field: 'dependVersionList', ids } },
})

export type Run = Scripted & { readonly end: Applied }

export async function applied(planned: Plan, ...lines: readonly Line[]): Promise<Run> {
  const script = scripted(...lines)
  return { ...script, end: await apply(planned, script.connection) }
}

export function failure({ end }: { readonly end: Applied }): {
  readonly message: string
  readonly after: FunctionState | undefined
} {
  if (end.kind !== 'failed') throw new Error(`It ended ${end.outcome}`)
  if (!(end.error instanceof Error)) throw new Error('It failed with no error')
  return { message: end.error.message, after: end.after }
}
