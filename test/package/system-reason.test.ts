import { writeFailure } from '../../src/package/system-reason.ts'
import { expect, describe, it } from 'vitest'
import { PackageError } from '../../src/errors.ts'

const SPACE = 'Free up disk space: packaging needs about twice the size of the package.'
const RIGHTS = 'Check that RUNNER_TEMP is an existing, writable directory.'

describe('a failure to write', () => {
  it.each([
    ['ENOSPC', '/t: no space left on device (ENOSPC)', SPACE],
    ['EDQUOT', '/t: no space left on device (EDQUOT)', SPACE],
    ['EROFS', '/t (EROFS)', RIGHTS],
  ])('%s reports where, and what to do', (code, where, remedy) => {
    const failure = Object.assign(new Error(`${code}: in the words of Node`), {
      code,
      syscall: 'write',
    })
    const reported = writeFailure('/t', failure)
    expect(reported).toBeInstanceOf(PackageError)
    expect(reported).toMatchObject({ message: `Could not write the package to ${where}`, remedy })
  })

  it.each([
    new PackageError('a.js changed', ''),
    new Error('a fault of ours'),
    'cancelled',
    undefined,
  ])('leaves others as they are: %s', (failure) => {
    expect(writeFailure('/t', failure)).toBe(failure)
  })
})
