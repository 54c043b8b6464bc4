/**
 * Writes peak memory in MiB and processor time in milliseconds to a file when a process ends. On Linux
 * the memory is the kernel's own account of this program: maxRSS there begins with what the process
 * had that started it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const STATUS = '/proc/self/status'

function kibibytes({ maxRSS }) {
  if (!existsSync(STATUS)) return maxRSS
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'latin1'))[1])
}

if (isMainThread) {
  process.on('exit', () => {
    const used = process.resourceUsage()
    const cpu = (used.systemCPUTime + used.userCPUTime) / 1000
    writeFileSync(process.env.USAGE_FILE, JSON.stringify({ memory: kibibytes(used) / 1024, cpu }))
  })
}
