import { writeFailure } from '../../src/package/system-reason.ts'
import { expect, describe, it } from 'vitest'
import { PackageError } from '../../src/errors.ts'

const SPACE = 'Free space there: packing needs about twice the size of the package.'
const RIGHTS =
  'Check that RUNNER_TEMP names a folder that exists, and that the runner may write to it.'

describe('a failure to write', () => {
  it.each([
    ['ENOSPC', '/t: no space is left (ENOSPC)', SPACE],
    ['EDQUOT', '/t: no space is left (EDQUOT)', SPACE],
    ['EROFS', '/t (EROFS)', RIGHTS],
  ])('%s tells where, and what to do', (code, where, remedy) => {
    const failure = Object.assign(new Error(`${code}: in the words of Node`), {
      code,
      syscall: 'write',
    })
    const told = writeFailure('/t', failure)
    expect(told).toBeInstanceOf(PackageError)
    expect(told).toMatchObject({ message: `The package cannot be written to ${where}`, remedy })
  })

  it.each([
    new PackageError('a.js has changed', ''),
    new Error('a fault of ours'),
    'cancelled',
    undefined,
  ])('leaves others as they are: %s', (failure) => {
    expect(writeFailure('/t', failure)).toBe(failure)
  })
})
