/** Writes peak memory in MiB and processor time in milliseconds to a file when a process ends. */
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  process.on('exit', () => {
    const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage()
    const usage = { memory: maxRSS / 1024, cpu: (systemCPUTime + userCPUTime) / 1000 }
    writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage))
  })
}
