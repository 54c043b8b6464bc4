/**
 * Packs the folder named by the first argument, with the umask (octal) named by the second and the
 * compression named by the third, and prints the digest and the peak memory in MiB. Run as a process of its own, so that time
 * zone, locale and umask are the process's own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePackage } from '../../src/package/make.ts'

const [folder = '.', umask = '022', compression = 'deflate'] = process.argv.slice(2)
process.umask(Number.parseInt(umask, 8))
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
const memory = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(JSON.stringify({ digest, memory }))
