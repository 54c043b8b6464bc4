import { spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { Refusal } from '../refusal.ts'
import { ending, failure, logOf, type Order, type Outcome, type Reply } from './process.ts'
import { programs } from './programs.ts'

/**
 * Calls the handler with the python3 of the PATH, whatever version of Python the runtime names. The
 * order goes in by the standard input; the reply comes in a file, as the function may print.
 *
 * @throws Refusal 501 where there is no python3
 */
export async function askPython(order: Order, limitMs: number): Promise<Outcome> {
  const replyFile = `${order.folder}.reply.json`
  const child = spawn('python3', ['-I', '-B', '-u', '-X', 'utf8', programs.python, replyFile], {
    cwd: order.folder,
    env: environment(),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const log = logOf(child)
  // A process that ends early closes the pipe; its exit is handled below.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(order))
  try {
    const late = await ending(child, limitMs)
    const reply = late ? undefined : await replyIn(replyFile)
    return { ...(reply ?? failure(late, limitMs)), log: log() }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? noPython() : error
  } finally {
    await rm(replyFile, { force: true })
  }
}

/** PATH, and the variables that Python requires on Windows. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, SYSTEMROOT } = process.env
  return { PATH, ...(SYSTEMROOT !== undefined && { SYSTEMROOT }) }
}

async function replyIn(file: string): Promise<Reply | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Reply
  } catch {
    return undefined
  }
}

function noPython(): Refusal {
  return new Refusal(
    501,
    'EMULATOR.0501',
    'Python functions require python3 on the PATH of the emulator',
  )
}
