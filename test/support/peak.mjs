/**
 * Preloaded by a program under test: writes its peak memory, in bytes, to PEAK_FILE when it ends. The
 * kernel's own account of the program: maxRSS of a child begins with that of its parent.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  process.on('exit', () => {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))
    writeFileSync(process.env.PEAK_FILE, String(Number(kibibytes) * 1024))
  })
}
