/**
 * A real S3 server for tests: Ceph's radosgw with the least that it needs, one monitor and one store
 * in memory. It checks signatures V2 and V4. Everything it writes is in one temp folder, and it
 * listens on 127.0.0.1 only.
 */
import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync } from 'node:fs'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const PROGRAMS = ['ceph', 'ceph-mon', 'ceph-osd', 'monmaptool', 'radosgw', 'radosgw-admin']
const PACKAGES = ['ceph-common', 'ceph-mon', 'ceph-osd', 'radosgw']
const RETRIES = ['-o', 'Acquire::Retries=3']
const START_ATTEMPTS = 3
const START_LIMIT_MS = 60_000
const STOP_LIMIT_MS = 10_000

/** Enough for an archive of 300 MB several times. */
const STORE_BYTES = 4 * 1024 ** 3

export interface S3Server {
  readonly endpoint: string
  readonly accessKey: string
  readonly secretKey: string
  /** Ends its processes and removes its folder. */
  stop(): Promise<void>
}

/**
 * Installs Ceph from Debian where a program of it is missing.
 *
 * @throws Error that says what to install, where this cannot be done here
 */
export function installRadosgw(): void {
  const missing = PROGRAMS.filter((name) => !isProgram(name))
  if (missing.length === 0) return
  const command = `apt-get install --no-install-recommends ${PACKAGES.join(' ')}`
  if (!isProgram('apt-get') || process.getuid?.() !== 0) {
    throw new Error(
      `Failed to start radosgw: ${missing.join(', ')} not found. ` +
        `Run this on Debian or Ubuntu as root, or install it first: ${command}`,
    )
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...args: string[]) =>
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  run('update', '-qq', ...RETRIES)
  run('install', ...RETRIES, '-y', '-qq', '--no-install-recommends', ...PACKAGES)
}

/** Starts the server with one user; it answers when the promise resolves. `signal` ends the attempts. */
export async function startRadosgw(signal: AbortSignal): Promise<S3Server> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce()
    } catch (error) {
      if (attempt === START_ATTEMPTS || signal.aborted) throw error
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nRetrying\n`)
    }
  }
}

async function startOnce(): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'radosgw-'))
  const daemons: Daemon[] = []
  const stop = async () => {
    for (const daemon of daemons.reverse()) await stopDaemon(daemon)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { ...(await startAll(folder, daemons)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startAll(folder: string, daemons: Daemon[]): Promise<Omit<S3Server, 'stop'>> {
  const [monitorPort, port] = [await freePort(), await freePort()]
  const cluster = randomUUID()
  const config = join(folder, 'ceph.conf')
  writeFileSync(config, configuration(folder, { cluster, monitorPort, port }))
  const run = (program: string, ...args: string[]) => runWhileAlive(daemons, program, args, folder)
  const start = (program: string, ...args: string[]) => {
    daemons.push(startDaemon(program, ['-c', config, '-f', ...args], folder))
  }

  mkdirSync(join(folder, 'monitor'))
  mkdirSync(join(folder, 'store'))
  const address = `[v1:127.0.0.1:${monitorPort}]`
  await run('monmaptool', '--create', '--addv', 'a', address, '--fsid', cluster, 'monitors')
  await run('ceph-mon', '-c', config, '--mkfs', '-i', 'a', '--monmap', 'monitors')
  start('ceph-mon', '-i', 'a')

  const store = randomUUID()
  await run('ceph', '-c', config, 'osd', 'new', store)
  const place = ['osd.0', '1.0', 'root=default', 'host=a']
  await run('ceph', '-c', config, 'osd', 'crush', 'create-or-move', ...place)
  await run('ceph-osd', '-c', config, '-i', '0', '--mkfs', '--osd-uuid', store)
  start('ceph-osd', '-i', '0')

  const accessKey = randomBytes(10).toString('hex').toUpperCase()
  const secretKey = randomBytes(20).toString('hex')
  const keys = [`--access-key=${accessKey}`, `--secret-key=${secretKey}`]
  await run(
    'radosgw-admin',
    '-c',
    config,
    'user',
    'create',
    '--uid=tests',
    '--display-name=tests',
    ...keys,
  )
  start('radosgw', '-n', 'client.rgw.a')

  const endpoint = `http://127.0.0.1:${port}`
  await untilItAnswers(endpoint, daemons)
  return { endpoint, accessKey, secretKey }
}

/**
 * The store is in memory, is the only one, and nobody signs in to it: it is gone after the tests. It
 * does not enter itself in the map: in about one start of four it asks for that before it knows the
 * cluster's ID, is refused ("wrong fsid"), and ends.
 */
function configuration(
  folder: string,
  { cluster, monitorPort, port }: { cluster: string; monitorPort: number; port: number },
): string {
  return `[global]
fsid = ${cluster}
run dir = ${folder}
admin socket = ${folder}/$name.asok
pid file = ${folder}/$name.pid
log file = ${folder}/$name.log
keyring = ${folder}/keyring
mon host = [v1:127.0.0.1:${monitorPort}]
mon initial members = a
mon data = ${folder}/monitor
mon data avail crit = 1
mon allow pool size one = true
paxos propose interval = 0.05
auth cluster required = none
auth service required = none
auth client required = none
public addr = 127.0.0.1
cluster addr = 127.0.0.1
osd data = ${folder}/store
osd objectstore = memstore
memstore device bytes = ${STORE_BYTES}
osd crush chooseleaf type = 0
osd crush update on start = false
osd class update on start = false
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 1
osd pool default pgp num = 1
osd pool default pg autoscale mode = off
[client.rgw.a]
rgw frontends = beast endpoint=127.0.0.1:${port}
`
}

interface Daemon {
  readonly name: string
  readonly child: ChildProcess
  readonly closed: Promise<unknown>
  /** What it prints. */
  readonly output: string
}

function startDaemon(name: string, args: readonly string[], folder: string): Daemon {
  const output = join(folder, `${name}.out`)
  const file = openSync(output, 'w')
  const child = spawn(name, args, { cwd: folder, stdio: ['ignore', file, file] })
  closeSync(file)
  return { name, child, closed: once(child, 'close'), output }
}

async function stopDaemon({ child, closed }: Daemon): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const limit = new AbortController()
  const late = sleep(STOP_LIMIT_MS, 'late', { signal: limit.signal }).catch(() => 'stopped')
  if ((await Promise.race([closed, late])) === 'late') {
    child.kill('SIGKILL')
    await closed
  }
  limit.abort()
}

/** Runs a command to its end. @throws Error where it fails, takes too long, or a daemon ends meanwhile */
async function runWhileAlive(
  daemons: readonly Daemon[],
  program: string,
  args: readonly string[],
  folder: string,
): Promise<void> {
  const command = promisify(execFile)(program, args, { cwd: folder, timeout: START_LIMIT_MS })
  const end = daemons.map(({ closed, name }) => closed.then(() => name))
  const first = await Promise.race([command, ...end]).catch((cause: unknown) => {
    throw new Error(`Failed to start radosgw: ${program} failed\n${lastWords(daemons)}`, { cause })
  })
  if (typeof first !== 'string') return
  command.child.kill('SIGKILL')
  await command.catch(() => undefined)
  throw new Error(`Failed to start radosgw: ${first} ended\n${lastWords(daemons)}`)
}

async function untilItAnswers(endpoint: string, daemons: readonly Daemon[]): Promise<void> {
  const end = performance.now() + START_LIMIT_MS
  while (!(await answers(endpoint))) {
    const dead = daemons.find(({ child }) => child.exitCode !== null || child.signalCode !== null)
    if (dead !== undefined) {
      throw new Error(`Failed to start radosgw: ${dead.name} ended\n${lastWords(daemons)}`)
    }
    if (performance.now() > end) {
      throw new Error(
        `Failed to start radosgw: no answer within ${START_LIMIT_MS / 1000} s\n${lastWords(daemons)}`,
      )
    }
    await sleep(100)
  }
}

function answers(endpoint: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(endpoint, (response) => {
      response.resume()
      resolve(true)
    }).once('error', () => {
      resolve(false)
    })
  })
}

/** The end of what each daemon printed. */
function lastWords(daemons: readonly Daemon[]): string {
  return daemons
    .map(({ name, output }) => `${name}: ${readFileSync(output, 'utf8').slice(-1000).trim()}`)
    .join('\n')
}

function isProgram(name: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.some((folder) => existsSync(join(folder, name)))
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
