/**
 * One step for 10, 100 and 1,000 functions, `max_parallel` 4, 16 and 64, with dist/ as the runner
 * starts it, against the emulator over a line of 100 ms there and back.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startEmulator, type Emulator } from '../emulator/emulator.ts'
import { openLine } from './line.ts'
import { median } from './measure.ts'

const ROUND_TRIP_MS = 100
const COUNTS = [10, 100, 1_000] as const
const PARALLEL = [4, 16, 64] as const
/** Requests for one function: it is read; to deploy, its code is sent as well. */
const REQUESTS = { unchanged: 1, deployed: 2 } as const

type End = keyof typeof REQUESTS

export interface ScaleRow {
  readonly functions: number
  readonly parallel: number
  readonly end: End
  readonly seconds: number
  /** Time of the round trips alone: each slot sends one request after the other. */
  readonly line: number
  /** Peak resident memory in MiB. */
  readonly memory: number
  /** Processor time of the whole process in milliseconds. */
  readonly cpu: number
}

/** Every count with every `max_parallel`: of 1,000 functions once, of fewer `rounds` times. */
export async function measureScale(rounds: number): Promise<readonly ScaleRow[]> {
  const temp = mkdtempSync(join(tmpdir(), 'bench-scale-'))
  try {
    const digest = await packageDigest(temp)
    const rows: ScaleRow[] = []
    for (const functions of COUNTS) {
      for (const parallel of PARALLEL) {
        for (const end of ['unchanged', 'deployed'] as const) {
          const line = (Math.ceil(functions / parallel) * REQUESTS[end] * ROUND_TRIP_MS) / 1_000
          const runs: Usage[] = []
          const times = functions === 1_000 ? 1 : rounds
          for (let round = 0; round < times; round += 1) {
            runs.push(await overLine({ functions, parallel, end }, digest, temp))
          }
          const of = (name: keyof Usage) => median(runs.map((run) => run[name])) ?? Number.NaN
          const measured = { seconds: of('seconds'), memory: of('memory'), cpu: of('cpu') }
          rows.push({ functions, parallel, end, line, ...measured })
        }
      }
    }
    return rows
  } finally {
    rmSync(temp, { recursive: true, force: true })
  }
}

/**
 * How much more of something each of 1,000 functions takes than each of 100, the start of a step for
 * 10 left out: 1 is linear, 10 would be quadratic.
 */
export function growthOf(rows: readonly ScaleRow[], end: End, what: 'cpu' | 'memory'): number {
  const at = (functions: number): number =>
    median(
      rows.filter((row) => row.functions === functions && row.end === end).map((row) => row[what]),
    ) ?? Number.NaN
  const [ten, hundred, thousand] = COUNTS.map(at) as [number, number, number]
  return (thousand - ten) / 990 / ((hundred - ten) / 90)
}

interface Usage {
  readonly seconds: number
  readonly memory: number
  readonly cpu: number
}

async function packageDigest(temp: string): Promise<string> {
  mkdirSync(join(temp, 'src'))
  writeFileSync(join(temp, 'src', 'index.js'), 'exports.handler = async () => 1\n')
  const { output } = await runStep(temp, { INPUT_MODE: 'package' })
  const [, digest] = /^digest<<(\S+)\n([0-9a-f]{128})\n\1$/m.exec(output)?.slice(1) ?? []
  if (digest === undefined) throw new Error(`No digest in the outputs:\n${output}`)
  return digest
}

async function overLine(
  {
    functions,
    parallel,
    end,
  }: { readonly functions: number; readonly parallel: number; readonly end: End },
  digest: string,
  temp: string,
): Promise<Usage> {
  const emulator = await startEmulator()
  const line = await openLine(emulator.port, { roundTripMs: ROUND_TRIP_MS })
  try {
    const urns = namesOf(functions).map((name) => urnOf(emulator, name, end, digest))
    const [key] = emulator.accounts.keys
    const { usage, output } = await runStep(temp, {
      INPUT_URN: urns.join('\n'),
      INPUT_ENDPOINT: `http://127.0.0.1:${line.port}`,
      INPUT_MAX_PARALLEL: String(parallel),
      INPUT_ACCESS_KEY: key?.accessKey ?? '',
      INPUT_SECRET_KEY: key?.secretKey ?? '',
    })
    if (!new RegExp(`^outcome<<(\\S+)\\n${end}\\n\\1$`, 'm').test(output)) {
      throw new Error(`The step is not ${end}`)
    }
    const expected = functions * REQUESTS[end]
    if (emulator.requests.length !== expected) {
      throw new Error(`${emulator.requests.length} requests instead of ${expected}`)
    }
    return usage
  } finally {
    line.close()
    await emulator.close()
  }
}

function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `bench-${at}`)
}

function urnOf(emulator: Emulator, name: string, end: End, digest: string): string {
  const code = Buffer.from('old code')
  emulator.functions.create({ name, code, ...(end === 'unchanged' ? { digest } : {}) })
  return `urn:fss:${emulator.region}:${emulator.projectId}:function:default:${name}`
}

/** Runs dist/ on the folder `src`. @throws when the step fails */
async function runStep(
  temp: string,
  inputs: Readonly<Record<string, string>>,
): Promise<{ readonly usage: Usage; readonly output: string }> {
  const [output, summary, used] = ['output', 'summary', 'used'].map((name) => {
    const path = join(temp, name)
    writeFileSync(path, '')
    return path
  }) as [string, string, string]
  const began = performance.now()
  const child = spawn(process.execPath, [resolve('dist/index.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      NODE_OPTIONS: `--import=${resolve('bench/programs/usage.mjs')}`,
      USAGE_FILE: used,
      GITHUB_WORKSPACE: temp,
      RUNNER_TEMP: temp,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      INPUT_CODE_PATH: 'src',
      ...inputs,
    },
  })
  let log = ''
  child.stdout.on('data', (text: Buffer) => {
    log += text.toString()
  })
  const code = await new Promise((done) => child.once('close', done))
  const seconds = (performance.now() - began) / 1_000
  if (code !== 0) throw new Error(`The step failed:\n${log.slice(-2_000)}`)
  const { memory, cpu } = JSON.parse(readFileSync(used, 'utf8')) as Omit<Usage, 'seconds'>
  return { usage: { seconds, memory, cpu }, output: readFileSync(output, 'utf8') }
}
