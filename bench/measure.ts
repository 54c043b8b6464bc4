import { spawn } from 'node:child_process'

/** A program that is measured. */
export interface Candidate {
  readonly name: string
  readonly command: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

/** What one run took. */
export interface Run {
  readonly seconds: number
  /** Peak resident memory in MiB, where the program reports it. */
  readonly memory: number | undefined
  readonly bytes: number | undefined
  /** What the program reports for its work, without its start. */
  readonly milliseconds: number | undefined
  readonly digest: string | undefined
}

/** Medians of all rounds; ratios are medians of each round's ratio to the first candidate. */
export interface Result {
  readonly name: string
  readonly seconds: number
  readonly ratio: number
  readonly memory: number | undefined
  readonly memoryRatio: number | undefined
  readonly bytes: number | undefined
  readonly milliseconds: number | undefined
}

/**
 * Runs the candidates interleaved, in `rounds` rounds, so that other load on the machine affects all
 * alike. The others are compared with the first.
 */
export async function compare(
  candidates: readonly Candidate[],
  rounds: number,
): Promise<readonly Result[]> {
  const runs: Run[][] = []
  for (let round = 0; round < rounds; round += 1) {
    const row: Run[] = []
    for (const candidate of candidates) row.push(await runOnce(candidate))
    runs.push(row)
  }
  return candidates.map((candidate, at) =>
    summarize(
      candidate.name,
      runs.map((row) => ({ run: row[at], first: row[0] })),
    ),
  )
}

interface Pair {
  readonly run: Run | undefined
  readonly first: Run | undefined
}

function summarize(name: string, pairs: readonly Pair[]): Result {
  const of = (pick: (run: Run) => number | undefined) =>
    median(pairs.flatMap(({ run }) => (run === undefined ? [] : [pick(run)])))
  const ratio = (pick: (run: Run) => number | undefined) =>
    median(
      pairs.map(({ run, first }) => {
        const [mine, others] = [run && pick(run), first && pick(first)]
        return mine === undefined || others === undefined ? undefined : mine / others
      }),
    )
  return {
    name,
    seconds: of((run) => run.seconds) ?? Number.NaN,
    ratio: ratio((run) => run.seconds) ?? Number.NaN,
    memory: of((run) => run.memory),
    memoryRatio: ratio((run) => run.memory),
    bytes: of((run) => run.bytes),
    milliseconds: of((run) => run.milliseconds),
  }
}

/** The middle value; undefined when one is missing. */
export function median(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b)
  return known.length < values.length ? undefined : known[Math.floor(known.length / 2)]
}

/** Runs one program. Throws when it fails, with what it printed. */
export async function runOnce({ name, command, environment }: Candidate): Promise<Run> {
  const [program = '', ...parameters] = command
  const began = performance.now()
  const child = spawn(program, parameters, {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => printed.push(part))
  child.stderr.on('data', (part: Buffer) => printed.push(part))
  const status = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  const seconds = (performance.now() - began) / 1000
  const text = Buffer.concat(printed).toString()
  if (status !== 0) throw new Error(`${name} failed: ${text}`)
  return { seconds, ...reported(text) }
}

/** The JSON that a program of ours ends with; other programs print none. */
function reported(text: string): Omit<Run, 'seconds'> {
  const json = /\{"bytes".*\}\s*$/.exec(text)?.[0] ?? '{}'
  const { bytes, memory, milliseconds, digest } = JSON.parse(json) as Partial<Run>
  return { bytes, memory, milliseconds, digest }
}
