import type { DependencyRequest } from '../plan/dependencies.ts'
import { obsUrl } from './code.ts'
import { given, readIds, type ReadInput } from './fields.ts'

/** Reads the three inputs about dependencies. */
export function readDependencies(read: ReadInput, problems: string[]): DependencyRequest {
  const versions = given(read, 'depend_version_list', (text) =>
    readIds('depend_version_list', text, problems),
  )
  const first = given(read, 'depend_list', (text) => readIds('depend_list', text, problems))
  const dependencyPackage = given(read, 'dependency_pkg', (text) =>
    text === 'none' ? '' : obsUrl('dependency_pkg', text, problems),
  )
  if (read('depend_version_list') !== '' && read('depend_list') !== '') {
    problems.push('`depend_version_list` and `depend_list` cannot be combined')
  }
  return {
    ...(versions === undefined ? {} : { list: { field: 'dependVersionList', ids: versions } }),
    ...(first === undefined ? {} : { list: { field: 'dependList', ids: first } }),
    ...(dependencyPackage === undefined ? {} : { dependencyPkg: dependencyPackage }),
  }
}
