import type { Body } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import type { Service } from '../service.ts'
import type { StoredFunction } from '../state/stored-function.ts'
import type { FieldFate, Switches } from '../switches.ts'

/** Dependencies and KMS key of a function: what PUT code can change in addition to the code. */
export type Dependencies = Pick<
  StoredFunction,
  'dependVersionList' | 'dependList' | 'dependencyPkg' | 'kmsKeyId'
>

const none: Dependencies = {
  dependVersionList: [],
  dependList: [],
  dependencyPkg: '',
  kmsKeyId: '',
}

/** @throws Refusal 400 FSS.1024 (documented: a dependency is invalid) */
export function checkDependencies(ids: readonly string[], { dependencies }: Service): void {
  const wrong = ids.find((id) => id === '' || (dependencies !== undefined && !dependencies.has(id)))
  if (wrong !== undefined) throw new Refusal(400, 'FSS.1024', `No such dependency: ${wrong}`)
}

/** Dependencies after a PUT with this body, according to the switches. */
export function dependenciesAfter(
  body: Body,
  fn: StoredFunction,
  switches: Switches,
): Dependencies {
  const left = switches.absentList === 'keep' ? fn : none
  return {
    dependVersionList: list(body.depend_version_list, switches.dependVersionListField, {
      left: left.dependVersionList,
      held: fn.dependVersionList,
    }),
    dependList: list(body.depend_list, switches.dependListField, {
      left: left.dependList,
      held: fn.dependList,
    }),
    dependencyPkg:
      switches.dependencyPkgField === 'honored'
        ? text(body.dependency_pkg, left.dependencyPkg)
        : fn.dependencyPkg,
    kmsKeyId: text(body.code_encrypt_kms_key_id, left.kmsKeyId),
  }
}

export function sameDependencies(a: Dependencies, b: Dependencies): boolean {
  const facts = (of: Dependencies) =>
    JSON.stringify([of.dependVersionList, of.dependList, of.dependencyPkg, of.kmsKeyId])
  return facts(a) === facts(b)
}

/** `left`: value if the body omits the field. `held`: value if the service ignores the field. */
function list(
  value: unknown,
  fate: FieldFate,
  { left, held }: { left: readonly string[]; held: readonly string[] },
): readonly string[] {
  if (fate !== 'honored') return held
  return Array.isArray(value) ? value.map(String) : left
}

function text(value: unknown, left: string): string {
  return typeof value === 'string' ? value : left
}
