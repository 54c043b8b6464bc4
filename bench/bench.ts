/**
 * `npm run bench`: packs and sends trees by this action and by other means, in turn, prints tables
 * and writes docs/benchmark.md; 10 to 15 minutes on two cores. `-- --rounds 9` measures more often;
 * 5 is the least. `-- --only start,scale` measures these parts alone and writes no file; the parts
 * are start, send, pack, step, body, growth and scale.
 */
import { randomBytes } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { buildPrograms, nativeThreads } from './build.ts'
import { corpusL, corpusM, corpusS, manyFiles, type Corpus } from './corpora.ts'
import { compare, runOnce, type Result, type Candidate } from './measure.ts'
import { corporaTable, goalsTable, reasons, scaleTable, table, type Goal } from './page.ts'
import { growthOf, measureScale } from './scale.ts'
import { openSink, type Sink } from './sink.ts'
import { TRIED } from './tried.ts'

const PAGE = 'docs/benchmark.md'
const PARTS = ['start', 'send', 'pack', 'step', 'body', 'growth', 'scale'] as const
/** Rounds of what no goal depends on, which is slow. */
const FEW = 3
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' } },
})
const rounds = Math.max(5, Number(values.rounds))
const only = values.only?.split(',')
const unknown = only?.filter((name) => !PARTS.some((part) => part === name)) ?? []
if (unknown.length > 0) throw new Error(`--only must be among ${PARTS.join(', ')}`)
const temp = mkdtempSync(join(tmpdir(), 'bench-'))
const program = buildPrograms()
const threads = nativeThreads(program)
const node = process.execPath
const loadBefore = loadavg()

const candidate = (name: string, ...command: string[]): Candidate => ({
  name,
  command: [node, ...command],
})
const ours = (...parameters: string[]) =>
  candidate('this action', program('ours/index.js'), ...parameters)
const baseline = (...parameters: string[]) =>
  candidate('adm-zip addLocalFolder, body as one string', program('baseline.mjs'), ...parameters)

/** From a folder to the last byte sent. */
async function sendTree(corpus: Corpus, sink: Sink): Promise<readonly Result[]> {
  const port = String(sink.port)
  return compare([baseline(corpus.folder, port), ours(corpus.folder, port)], rounds)
}

/** From a folder to a zip, in memory or in a file; what the goals name first, in more rounds. */
async function packTree({ folder }: Corpus): Promise<readonly Result[]> {
  const target = join(temp, 'info-zip.zip')
  const zip = ['-c', 'rm -f "$1"; cd "$0" && zip -q -r -6 -X "$1" .', folder, target]
  const first = { ...baseline(folder), name: 'adm-zip addLocalFolder' }
  const named = await compare(
    [
      first,
      ours(folder),
      { name: 'Info-ZIP zip -r -6', command: ['sh', ...zip] },
      { name: threads.name, command: [...threads.command, folder] },
    ],
    rounds,
  )
  const [, ...others] = await compare(
    [
      first,
      candidate('yazl addFile', program('yazl.mjs'), folder),
      candidate('archiver, level 6', program('archiver.mjs'), folder, '-', '6'),
      candidate(
        'archiver, level 7, as a peer action does',
        program('archiver.mjs'),
        folder,
        '-',
        '7',
      ),
      candidate('copy, then adm-zip, as a peer action does', program('copy-then-zip.mjs'), folder),
      candidate('fflate zipSync', program('fflate.mjs'), folder),
    ],
    FEW,
  )
  return [...named, ...others]
}

/** The whole step, as the runner starts it. */
function step(name: string, folder: string, { port }: Sink): Candidate {
  const runnerTemp = join(temp, 'runner')
  mkdirSync(runnerTemp, { recursive: true })
  const output = join(runnerTemp, 'output')
  const summary = join(runnerTemp, 'summary')
  for (const file of [output, summary]) writeFileSync(file, '')
  return {
    name,
    command: [node, resolve('dist/index.js')],
    environment: {
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: runnerTemp,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      INPUT_URN: `urn:fss:cn-north-4:${'0'.repeat(32)}:function:default:bench:latest`,
      INPUT_CODE_PATH: '.',
      INPUT_ENDPOINT: `http://127.0.0.1:${port}`,
      INPUT_ACCESS_KEY: 'BENCHACCESSKEY',
      INPUT_SECRET_KEY: 'benchsecretkey',
    },
  }
}

async function wholeStep(corpus: Corpus, sink: Sink): Promise<readonly Result[]> {
  const { digest = '' } = await runOnce(ours(corpus.folder))
  const port = String(sink.port)
  sink.holds = { before: '0'.repeat(128), after: digest }
  const plain = candidate(
    'adm-zip addLocalFolder, body as one string, with @actions/core',
    program('baseline-action.mjs'),
    corpus.folder,
    port,
  )
  const deployed = { ...step('this action, deployed', corpus.folder, sink) }
  return compare([plain, deployed], rounds)
}

/** A step that finds nothing to do, against Node that does nothing. */
async function skippedStep(corpus: Corpus, sink: Sink): Promise<readonly Result[]> {
  const { digest = '' } = await runOnce(ours(corpus.folder))
  sink.holds = { before: digest, after: digest }
  const bare = candidate('node -e 0', '--eval', '0')
  const core = candidate('@actions/core alone, bundled', program('core-only/index.mjs'))
  return compare([bare, core, step('this action, unchanged', corpus.folder, sink)], 3 * rounds)
}

async function sendPackage({ port }: Sink): Promise<readonly Result[]> {
  const path = join(temp, 'fifty-mib.bin')
  writeFileSync(path, randomBytes(50 * 1024 * 1024))
  const to = [path, String(port)]
  return compare(
    [
      candidate('read, encode and hash as one string', program('send-text.mjs'), ...to),
      candidate('this action', program('send/index.js'), ...to),
    ],
    rounds,
  )
}

const found = (results: readonly Result[], name: string) =>
  results.find((result) => result.name.startsWith(name))

const quotient = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a / b

/** A part that is to be measured; else no rows, so that its figures are "not measured". */
async function part<Row>(
  name: (typeof PARTS)[number],
  measure: () => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  if (only !== undefined && !only.includes(name)) return []
  process.stderr.write(`${new Date().toTimeString().slice(0, 8)} ${name}\n`)
  return measure()
}

const sink = await openSink()
const [s, m, l] = [corpusS(), corpusM(), corpusL()]
const skipped = await part('start', () => skippedStep(s, sink))
const sent = {
  s: await part('send', () => sendTree(s, sink)),
  m: await part('send', () => sendTree(m, sink)),
  l: await part('send', () => sendTree(l, sink)),
}
const packed = {
  m: await part('pack', () => packTree(m)),
  l: await part('pack', () => packTree(l)),
}
// The zip of L is over the 50 MB that a step sends.
const steps = {
  s: await part('step', () => wholeStep(s, sink)),
  m: await part('step', () => wholeStep(m, sink)),
}
const body = await part('body', () => sendPackage(sink))
const [few, many] = await part('growth', () =>
  compare(
    [2_000, 20_000].map((count) => ({ ...ours(manyFiles(count).folder), name: `${count} files` })),
    rounds,
  ),
)
const scale = await part('scale', () => measureScale(FEW))
sink.close()
rmSync(temp, { recursive: true })

const mine = 'this action'
const goals: readonly Goal[] = [
  {
    what: 'S, folder to last byte: time of the baseline',
    most: 1,
    measured: found(sent.s, mine)?.ratio,
  },
  {
    what: 'M, folder to last byte: time of the baseline',
    most: 0.4,
    measured: found(sent.m, mine)?.ratio,
    why: 'Two threads pack, and the second one has only what other work leaves of its core; the tables of packing alone and of the whole step show the same tree at another time.',
  },
  { what: 'M: memory of the baseline', most: 0.38, measured: found(sent.m, mine)?.memoryRatio },
  {
    what: 'L, folder to last byte: time of the baseline',
    most: 0.45,
    measured: found(sent.l, mine)?.ratio,
    why: 'Two native zlib threads alone, which make no zip and send nothing, take longer than 0.45 of it (packing alone, below).',
  },
  { what: 'L: memory of the baseline', most: 0.33, measured: found(sent.l, mine)?.memoryRatio },
  {
    what: 'M, packing: time of zip -r -6',
    most: 0.95,
    measured: quotient(found(packed.m, mine)?.seconds, found(packed.m, 'Info-ZIP')?.seconds),
    why: 'Two threads pack, and the second one has only what other work leaves of its core. On one thread Node needs 1.4 times what zip needs: 0.1 s to start, then a zlib object for each file, since with a reused one the bytes depend on the files before, and opening, reading and closing 10,647 files.',
  },
  {
    what: 'M, the whole step: time of the baseline',
    most: 0.3,
    measured: found(steps.m, mine)?.ratio,
    why: 'What packing leaves: starting the action, which an unchanged step shows, and hashing and sending the body.',
  },
  {
    what: 'L, packing: time of two native zlib threads',
    most: 0.91,
    measured: quotient(found(packed.l, mine)?.seconds, found(packed.l, 'zlib')?.seconds),
    why: 'Both deflate all the time; which zlib is faster, that of Node.js or that of the system, decides.',
  },
  { what: 'sending 50 MiB: MiB of memory', most: 110, measured: found(body, mine)?.memory },
  {
    what: 'time for each of 20,000 files: of each of 2,000',
    most: 1.3,
    measured: quotient(many?.milliseconds, few?.milliseconds && 10 * few.milliseconds),
  },
  {
    what: 'an unchanged step on S: time of node -e 0',
    most: 2.3,
    measured: found(skipped, mine)?.ratio,
    why: 'Half of it is @actions/core (the row above it) with the modules of Node.js that it loads; the rest is our own code, one HTTP request, outputs and summary, all of them run once and so never optimized.',
  },
  {
    what: '1,000 functions deployed, processor time for each: of each of 100',
    most: 1.3,
    measured: scale.length === 0 ? undefined : growthOf(scale, 'deployed', 'cpu'),
  },
  {
    what: '1,000 functions unchanged, processor time for each: of each of 100',
    most: 1.3,
    measured: scale.length === 0 ? undefined : growthOf(scale, 'unchanged', 'cpu'),
  },
]

const machine = `${availableParallelism()} cores of ${cpus()[0]?.model ?? 'an unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, ${execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim()}`
const load = `${loadBefore.map((value) => value.toFixed(1)).join(', ')} before, ${loadavg()
  .map((value) => value.toFixed(1))
  .join(', ')} after`

const page = `# Benchmark

Written by \`npm run bench\`. Each figure is the median of ${rounds} runs of a whole process, start included; the candidates of a table ran interleaved, and a ratio is the median of the ratios of each turn. Candidates that no goal names ran ${FEW} times. "Baseline" is adm-zip 0.6.1 with \`addLocalFolder\` and a JSON body that is one string.

Machine: ${machine}. Load (1, 5, 15 minutes): ${load}. Where the load is above 1 before the start, other work ran on the machine meanwhile: then trust ratios, not seconds.

## Goals

${goalsTable(goals)}
${reasons(goals)}

## Trees

${corporaTable([s, m, l])}

## From a folder to the last byte sent

S:

${table(sent.s, 'the baseline')}

M:

${table(sent.m, 'the baseline')}

L:

${table(sent.l, 'the baseline')}

## Packing alone

M:

${table(packed.m, 'the baseline')}

L:

${table(packed.l, 'the baseline')}

"${threads.name}" reads, checks and deflates every file and makes no zip. ${threads.about} Info-ZIP and it follow no links.

## The whole step, as the runner starts it

S:

${table(steps.s, 'the baseline')}

M:

${table(steps.m, 'the baseline')}

A step on S that finds nothing to do:

${table(skipped, 'bare Node')}

## Sending 50 MiB

${table(body, 'one string')}

## Growing

${table(
  [few, many].filter((one) => one !== undefined),
  '2,000 files',
)}

Time inside the process: ${few?.milliseconds?.toFixed(0) ?? '?'} ms for 2,000 files, ${many?.milliseconds?.toFixed(0) ?? '?'} ms for 20,000.

## Many functions in one step

A folder of one file for each count of functions, through a relay of 100 ms there and back, to the emulator. "Of the line" compares with the round trips alone, one after the other in each of \`max_parallel\` slots: one request for an unchanged function, two to deploy. Steps for 1,000 functions ran once, the others ${FEW} times.

${scaleTable(scale)}

${TRIED}
`

if (only === undefined)
  writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), parser: 'markdown' }))
process.stdout.write(page)
