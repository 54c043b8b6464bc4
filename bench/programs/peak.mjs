/**
 * Writes the peak memory of a process, in KiB, to a file when it ends. On Linux the kernel's own
 * account of this program: maxRSS there begins with what the process had that started it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const STATUS = '/proc/self/status'

function peak() {
  if (!existsSync(STATUS)) return process.resourceUsage().maxRSS
  return /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'latin1'))[1]
}

if (isMainThread) {
  process.on('exit', () => {
    writeFileSync(process.env.PEAK_FILE, String(peak()))
  })
}
