/**
 * `npm run bench:upload`: what an upload to OBS takes. First the time of 60 MB over a line as from
 * another continent, 150 ms there and back and 1 MB/s per connection, against one stream on the same
 * line; then the peak memory of a step that deploys 300 MB, for several kinds of packages. Both with
 * dist/ as the runner starts it,
 * against the emulator. Arguments: --only line, or --only memory, with
 * --kind for one kind, by the beginning of its name.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { createServer as createHttpServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmulator, type Emulator } from '../emulator/emulator.ts'
import { listening, openLine } from './line.ts'

const MB = 1_000_000
const LINE = { roundTripMs: 150, bytesPerSecond: MB }
const PACKAGE_BYTES = 60 * MB
const LARGE_BYTES = 299 * 1024 * 1024
const GOALS = { ratio: 0.35, megabytes: 200 }

/** Kinds of packages of the same size, which need memory in different places. */
const KINDS: Readonly<Record<string, (workspace: string) => void>> = {
  'text, 400 files': (workspace) => {
    fillWithText(workspace, LARGE_BYTES)
  },
  'random, one file': (workspace) => {
    writeRandom(join(workspace, 'data.bin'), LARGE_BYTES - MB)
  },
  'random, files of 7 MB': (workspace) => {
    const count = Math.floor(LARGE_BYTES / (7 * MB)) - 1
    for (let file = 0; file < count; file += 1) {
      writeRandom(join(workspace, `data-${file}.bin`), 7 * MB)
    }
  },
}

const { values } = parseArgs({ options: { only: { type: 'string' }, kind: { type: 'string' } } })
const temp = mkdtempSync(join(tmpdir(), 'bench-upload-'))
try {
  if (values.only !== 'memory') await measureLine()
  if (values.only !== 'line') await measureMemory()
} finally {
  rmSync(temp, { recursive: true, force: true })
}

async function measureLine(): Promise<void> {
  const one = await oneStream()
  const { step, upload } = await overLine()
  const [alone, whole] = [one, step].map((seconds) => `${seconds.toFixed(1)} s`)
  print(`60 MB, one stream: ${alone}; the upload: ${upload.toFixed(1)} s; the whole step: ${whole}`)
  verdict('the upload, in times of one stream', upload / one, GOALS.ratio)
}

/** Seconds of one PUT of the package's size. */
async function oneStream(): Promise<number> {
  const sink = createHttpServer((incoming, response) => {
    incoming.resume().on('end', () => response.end())
  })
  const port = await listening(sink)
  const line = await openLine(port, LINE)
  const began = performance.now()
  await new Promise<void>((done, failed) => {
    const headers = { 'content-length': PACKAGE_BYTES }
    const sending = request({ port: line.port, method: 'PUT', headers }, (response) => {
      response.resume().on('end', done)
    })
    sending.on('error', failed)
    sending.end(Buffer.alloc(PACKAGE_BYTES))
  })
  const seconds = (performance.now() - began) / 1_000
  line.close()
  sink.close()
  return seconds
}

/** Seconds of a whole step whose upload goes over the line, and of that as its log tells. */
async function overLine(): Promise<{ readonly step: number; readonly upload: number }> {
  const emulator = await service()
  const line = await openLine(emulator.port, LINE)
  const workspace = newWorkspace()
  fillWithText(workspace, PACKAGE_BYTES)
  const { packagePath } = await runStep(emulator, workspace, { INPUT_MODE: 'package' })
  const began = performance.now()
  const { log } = await runStep(emulator, workspace, {
    INPUT_OBS_ENDPOINT: `http://127.0.0.1:${line.port}`,
    INPUT_CODE_PATH: packagePath,
  })
  const step = (performance.now() - began) / 1_000
  line.close()
  await emulator.close()
  return { step, upload: Number(/^Uploaded .* in ([\d.]+) s$/m.exec(log)?.[1]) }
}

async function measureMemory(): Promise<void> {
  for (const [kind, fill] of Object.entries(KINDS)) {
    if (!isWanted(kind)) continue
    const workspace = newWorkspace()
    fill(workspace)
    await measureKind(kind, workspace, {})
  }
  if (!isWanted('a ready archive')) return
  const workspace = newWorkspace()
  writeRandom(join(workspace, 'data.bin'), LARGE_BYTES - MB)
  const emulator = await service()
  const { packagePath } = await runStep(emulator, workspace, { INPUT_MODE: 'package' })
  await emulator.close()
  await measureKind('a ready archive', workspace, { INPUT_CODE_PATH: packagePath })
}

function isWanted(kind: string): boolean {
  return values.kind === undefined || kind.startsWith(values.kind)
}

async function measureKind(
  kind: string,
  workspace: string,
  more: Readonly<Record<string, string>>,
): Promise<void> {
  const emulator = await service()
  const began = performance.now()
  const { peak } = await runStep(emulator, workspace, more)
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  const parts = emulator.count('obs-part')
  const [object] = emulator.buckets.expect('packages').objects.values()
  const size = object?.bytes.length.toLocaleString('en-US') ?? 'no'
  print(`${kind}: ${size} bytes, uploaded in ${parts} parts and deployed in ${seconds} s`)
  verdict('MB of peak memory', peak, GOALS.megabytes)
  await emulator.close()
}

async function service(): Promise<Emulator> {
  const emulator = await startEmulator()
  emulator.functions.create({ name: 'bench', code: Buffer.from('old code') })
  emulator.buckets.create({ name: 'packages' })
  return emulator
}

/** A folder with a handler, and room for what else a package has. */
function newWorkspace(): string {
  const workspace = mkdtempSync(join(temp, 'workspace-'))
  writeFileSync(join(workspace, 'index.js'), 'exports.handler = async () => 1\n')
  return workspace
}

/** Adds files of 1 MB of text that deflates to three quarters; together as many bytes then. */
function fillWithText(workspace: string, bytes: number): void {
  const each = 750_000
  for (let file = 0; file < Math.floor(bytes / (each * 1.012)); file += 1) {
    const text = randomBytes(each).toString('base64')
    writeFileSync(join(workspace, `data-${file}.txt`), text)
  }
}

/** Writes a file that does not compress. */
function writeRandom(path: string, bytes: number): void {
  const file = openSync(path, 'w')
  for (let at = 0; at < bytes; at += MB) {
    writeSync(file, randomBytes(Math.min(MB, bytes - at)))
  }
  closeSync(file)
}

/** Runs dist/ on a workspace. Throws when the step fails. @returns its peak memory in MB */
async function runStep(
  emulator: Emulator,
  workspace: string,
  more: Readonly<Record<string, string>>,
): Promise<{ readonly peak: number; readonly packagePath: string; readonly log: string }> {
  const [key] = emulator.accounts.keys
  const [output, summary, used] = ['output', 'summary', 'used'].map((name) => {
    const path = join(temp, name)
    writeFileSync(path, '')
    return path
  })
  const child = spawn(process.execPath, [resolve('dist/index.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_OPTIONS: `--import=${resolve('bench/programs/usage.mjs')}`,
      USAGE_FILE: used,
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      INPUT_URN: `urn:fss:${emulator.region}:${emulator.projectId}:function:default:bench`,
      INPUT_CODE_PATH: '.',
      INPUT_ENDPOINT: emulator.url,
      INPUT_OBS_ENDPOINT: emulator.url,
      INPUT_UPLOAD_BUCKET: 'packages',
      INPUT_ACCESS_KEY: key?.accessKey,
      INPUT_SECRET_KEY: key?.secretKey,
      ...more,
    },
  })
  let log = ''
  child.stdout.on('data', (text: Buffer) => {
    log += text.toString()
  })
  const code = await new Promise((done) => child.once('close', done))
  if (code !== 0) throw new Error(`The step failed:\n${log}`)
  const [, packagePath = ''] =
    /^package_path<<(\S+)\n(.*)\n\1$/m.exec(readFileSync(output ?? '', 'utf8'))?.slice(1) ?? []
  const { memory } = JSON.parse(readFileSync(used ?? '', 'utf8')) as { memory: number }
  return { peak: (memory * 1024 * 1024) / MB, packagePath, log }
}

function verdict(what: string, measured: number, most: number): void {
  const held = measured <= most
  print(`${what}: ${measured.toFixed(2)}, at most ${most}: ${held ? 'reached' : 'MISSED'}`)
  if (!held) process.exitCode = 1
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
