/**
 * Packs the folder named by the first argument, with the umask (octal) named by the second, once with
 * each compression that follows, and prints the digests and the peak memory in MiB. Run as a process
 * of its own, so that time zone, locale and umask are the process's own.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePackage } from '../../src/package/make.ts'

const [folder = '.', umask = '022', ...compressions] = process.argv.slice(2)
process.umask(Number.parseInt(umask, 8))
const digests: string[] = []
for (const compression of compressions) {
  const temp = mkdtempSync(join(tmpdir(), 'pack-once-'))
  const { digest } = await makePackage(
    {
      paths: [folder],
      codeType: 'auto',
      exclude: [],
      compression: compression === 'store' ? 'store' : 'deflate',
    },
    { workspace: folder, temp },
  )
  rmSync(temp, { recursive: true })
  digests.push(digest)
}
// On Linux maxRSS begins with what the process had that started this one.
const own = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'latin1') : ''
const kibibytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(own)?.[1] ?? process.resourceUsage().maxRSS)
const memory = Math.round(kibibytes / 1024)
process.stdout.write(JSON.stringify({ digests, memory }))
