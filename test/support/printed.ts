import { vi } from 'vitest'

/** What is printed meanwhile. The exit code that is set on the way does not become that of the tests. */
export function printed(print: () => void): string {
  let log = ''
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += String(text)
    return true
  })
  try {
    print()
  } finally {
    spy.mockRestore()
    process.exitCode = undefined
  }
  return log
}
