import { watch } from 'node:fs'
import { sep } from 'node:path'

export interface Watching {
  /** Settles when the watch has ended and no call is running. Rejects if a call or the watch failed. */
  readonly ended: Promise<void>
  /** Ends the watch; a call that is running is finished first. */
  readonly stop: () => void
}

/**
 * Calls `act` after each change below a folder, once it has been quiet for some time (an editor
 * writes a file in several steps), and never twice at once.
 */
export function watching(folder: string, act: () => Promise<void>, quietMs = 200): Watching {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let stop = (): void => undefined
  const ended = new Promise<void>((resolve, reject) => {
    const watcher = watch(folder, { recursive: true }, (_, name) => {
      if (name !== null && isForeign(name)) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        running = running.then(act)
        running.catch(stop)
      }, quietMs)
    })
    stop = () => {
      clearTimeout(timer)
      watcher.close()
      running.then(resolve, reject)
    }
    watcher.once('error', (error) => {
      stop()
      reject(error)
    })
  })
  return { ended, stop }
}

/** What a package never contains, and Git changes on its own. */
function isForeign(name: string): boolean {
  return name.split(sep).includes('.git')
}
