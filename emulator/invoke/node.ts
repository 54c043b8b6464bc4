import { fork } from 'node:child_process'
import { ending, failure, logOf, type Order, type Outcome, type Reply } from './process.ts'
import { programs } from './programs.ts'

/**
 * Environment of the function: only PATH is passed on. NODE_COMPILE_CACHE is for the program that calls
 * it, which removes the variable first.
 */
export async function askNode(order: Order, limitMs: number): Promise<Outcome> {
  const child = fork(programs.node, {
    cwd: order.folder,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const log = logOf(child)
  let reply: Reply | undefined
  child.once('message', (message) => {
    reply = message as Reply
    child.kill('SIGKILL')
  })
  child.send(order)
  const late = await ending(child, limitMs)
  return { ...(reply ?? failure(late, limitMs)), log: log() }
}
