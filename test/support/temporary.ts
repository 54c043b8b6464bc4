import { execFileSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system in memory, which Linux has: thousands of folders come and go in a run of the tests. */
const MEMORY = '/dev/shm'
/** More than all files that tests hold at a time. A container may have as little as 64 MiB. */
const ROOM = 2 * 1024 ** 3

/** Before the first test: all temp folders lie in one, gone when the last test has ended. */
export default function setup(): () => void {
  const folder = inMemory() ?? mkdtempSync(join(tmpdir(), 'tests-'))
  process.env['TMPDIR'] = folder
  keepCompiled()
  return () => {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Where programs that tests start leave what they have compiled; in workers see compiled.ts. */
export function compiledFolder(): string {
  return join(tmpdir(), 'compiled')
}

/** The program of the emulator's functions is killed once it has answered, before it could leave it. */
function keepCompiled(): void {
  process.env['NODE_COMPILE_CACHE'] = compiledFolder()
  execFileSync(process.execPath, ['emulator/invoke/handler-process.ts'])
}

/** A folder in memory; undefined where there is none with room, or programs in it cannot be run. */
function inMemory(): string | undefined {
  if (!existsSync(MEMORY)) return undefined
  const { bavail, bsize } = statfsSync(MEMORY)
  if (bavail * bsize < ROOM) return undefined
  let folder: string | undefined
  try {
    folder = mkdtempSync(join(MEMORY, 'tests-'))
    const program = join(folder, 'program')
    writeFileSync(program, '', { mode: 0o755 })
    accessSync(program, constants.X_OK)
    return folder
  } catch {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
    return undefined
  }
}
