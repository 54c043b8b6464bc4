import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { USES, USES_EMULATOR } from '../docs/language-service.ts'
import { runEmulatorAction, type EmulatorStep } from '../support/run-emulator-action.ts'
import { step as runStep } from '../support/step.ts'
import { Artifacts } from './artifacts.ts'
import { holds, interpolate, type Contexts, type Status } from './expressions.ts'

interface Step {
  readonly id?: string
  readonly if?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  readonly run?: string
  readonly 'continue-on-error'?: boolean
}

interface Job {
  readonly needs?: string | readonly string[]
  readonly if?: string
  readonly strategy?: { readonly matrix: Matrix }
  readonly outputs?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

/** Either combinations as they stand, or lists of values of which each one is a leg. */
type Matrix = Readonly<Record<string, readonly unknown[]>>

export interface JobEnd {
  readonly result: 'success' | 'failure' | 'skipped'
  readonly outputs: Readonly<Record<string, string>>
  /** What was written to the job summaries by `run:` steps. */
  readonly summary: string
}

/** Where a workflow runs. */
export interface Bench {
  /** What actions/checkout brings. */
  readonly source: string
  readonly secrets: Readonly<Record<string, string>>
  /** Inputs that every step of this action gets beside its own. */
  readonly inputs: Readonly<Record<string, string>>
  readonly github?: Contexts
  /** What a person entered who started the workflow by hand. */
  readonly entered?: Contexts
  /** A folder of programs that scripts find before those of the system. */
  readonly programs?: string
  /** GitHub drops job outputs that hold one of these. */
  readonly masked?: readonly string[]
  /** Called with each job's name before it begins. */
  readonly before?: (job: string, artifacts: Artifacts) => void
}

/**
 * Runs a workflow as far as the examples go: jobs in the order of `needs`, legs of a matrix one after
 * the other, expressions by GitHub's own evaluator, this action in this process, scripts by bash.
 */
export async function runWorkflow(text: string, bench: Bench): Promise<Record<string, JobEnd>> {
  const { jobs } = parse(text) as { jobs: Readonly<Record<string, Job>> }
  const artifacts = new Artifacts()
  onTestFinished(() => {
    artifacts.remove()
  })
  const ends: Record<string, JobEnd> = {}
  const open = new Map(Object.entries(jobs))
  while (open.size > 0) {
    const ready = [...open].find(([, job]) => needsOf(job).every((name) => name in ends))
    if (ready === undefined) throw new Error('The needs of the jobs form a circle')
    const [name, job] = ready
    open.delete(name)
    bench.before?.(name, artifacts)
    ends[name] = await runJob(job, ends, bench, artifacts)
  }
  return ends
}

function needsOf({ needs = [] }: Job): readonly string[] {
  return typeof needs === 'string' ? [needs] : needs
}

async function runJob(
  job: Job,
  ends: Readonly<Record<string, JobEnd>>,
  bench: Bench,
  artifacts: Artifacts,
): Promise<JobEnd> {
  const needs = Object.fromEntries(needsOf(job).map((name) => [name, ends[name]]))
  const success = Object.values(needs).every((end) => end?.result === 'success')
  const { github = { event_name: 'push' }, secrets } = bench
  const contexts = { github, secrets, needs, vars: {}, inputs: bench.entered ?? {} }
  if (!holds(job.if, contexts, { success, cancelled: false })) {
    return { result: 'skipped', outputs: {}, summary: '' }
  }
  let end: JobEnd = { result: 'success', outputs: {}, summary: '' }
  for (const matrix of legsOf(job.strategy?.matrix)) {
    const leg = await runLeg(job, { ...contexts, matrix }, bench, artifacts)
    const result = end.result === 'failure' ? end.result : leg.result
    end = { result, outputs: leg.outputs, summary: end.summary + leg.summary }
  }
  return end
}

function legsOf(matrix: Matrix = {}): readonly unknown[] {
  if (matrix['include'] !== undefined) return matrix['include']
  return Object.entries(matrix).reduce<object[]>(
    (legs, [name, values]) =>
      legs.flatMap((leg) => values.map((value) => ({ ...leg, [name]: value }))),
    [{}],
  )
}

/** What the steps of one job or leg share. */
interface Leg {
  readonly workspace: string
  readonly temp: string
  readonly bench: Bench
  readonly artifacts: Artifacts
  /** What earlier steps exported to the environment. */
  readonly exported: Record<string, string>
  /** What runs when all steps are over, the last one first. */
  readonly posts: EmulatorStep['post'][]
}

async function runLeg(
  job: Job,
  contexts: Contexts,
  bench: Bench,
  artifacts: Artifacts,
): Promise<JobEnd> {
  const folder = mkdtempSync(join(tmpdir(), 'leg-'))
  const leg: Leg = {
    workspace: join(folder, 'workspace'),
    temp: folder,
    bench,
    artifacts,
    exported: {},
    posts: [],
  }
  try {
    cpSync(bench.source, leg.workspace, {
      recursive: true,
      filter: (from) => from === bench.source,
    })
    const steps: Record<string, StepContext> = {}
    let success = true
    let summary = ''
    for (const step of job.steps) {
      const seen = { ...contexts, steps }
      const status = { success, cancelled: false }
      if (!holds(step.if, seen, status)) continue
      const end = await runOne(step, seen, status, leg)
      success &&= end.green || step['continue-on-error'] === true
      summary += end.summary ?? ''
      const outcome = end.green ? 'success' : 'failure'
      if (step.id !== undefined) steps[step.id] = { outputs: end.outputs, outcome }
    }
    for (const post of leg.posts.reverse()) {
      if ((await post()).exitCode !== 0) success = false
    }
    const given = Object.entries(job.outputs ?? {}).map(([name, text]) => {
      return [
        name,
        interpolate(text, { ...contexts, steps }, { success, cancelled: false }),
      ] as const
    })
    const passed = given.filter(
      ([, text]) => !(bench.masked ?? []).some((mask) => text.includes(mask)),
    )
    return { result: success ? 'success' : 'failure', outputs: Object.fromEntries(passed), summary }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What later steps see of one. */
interface StepContext {
  readonly outputs: Readonly<Record<string, string>>
  /** Before `continue-on-error` has made it a success. */
  readonly outcome: 'success' | 'failure'
}

interface StepEnd {
  readonly green: boolean
  readonly outputs: Readonly<Record<string, string>>
  readonly summary?: string
}

async function runOne(step: Step, contexts: Contexts, status: Status, leg: Leg): Promise<StepEnd> {
  const filled = (values: Readonly<Record<string, unknown>> = {}): Record<string, string> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        interpolate(String(value), contexts, status),
      ]),
    )
  const inputs = filled(step.with)
  if (step.run !== undefined) return runScript(step.run, filled(step.env), leg)
  switch ((step.uses ?? '').replace(/@.*|\/$/, '')) {
    case 'actions/checkout':
      cpSync(leg.bench.source, leg.workspace, { recursive: true })
      return DONE
    case 'actions/upload-artifact':
      leg.artifacts.upload(inputs, leg.workspace)
      return DONE
    case 'actions/download-artifact':
      leg.artifacts.download(inputs, leg.workspace)
      return DONE
    case 'actions/attest-build-provenance':
      return { ...DONE, green: existsSync(resolve(leg.workspace, inputs['subject-path'] ?? '')) }
    case 'actions/setup-node':
    case 'actions/setup-python':
      return DONE
    case 'huaweicloud/auth-action':
      leg.exported['HUAWEI_CLOUD_ACCESS_KEY_ID'] = inputs['access_key'] ?? ''
      leg.exported['HUAWEI_CLOUD_SECRET_ACCESS_KEY'] = inputs['secret_key'] ?? ''
      return DONE
    case USES_EMULATOR.replace(/@.*/, ''):
    case './emulator': {
      const { main, post } = await runEmulatorAction(inputs, leg.workspace)
      leg.posts.push(post)
      return { green: main.exitCode === 0, outputs: main.outputs }
    }
    case USES.replace(/@.*/, ''):
    case '.':
      return runStep({
        environment: leg.exported,
        inputs: { ...inputs, ...(inputs['mode'] === 'package' ? {} : leg.bench.inputs) },
        ...{ workspace: leg.workspace, temp: leg.temp },
      })
    default:
      throw new Error(`This runner knows no ${step.uses ?? 'such step'}`)
  }
}

const DONE: StepEnd = { green: true, outputs: {} }

/** As the runner starts a script on Linux when no shell is named. */
async function runScript(
  script: string,
  env: Record<string, string>,
  { workspace, temp, bench }: Leg,
): Promise<StepEnd> {
  const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: join(temp, 'summary') }
  for (const path of Object.values(files)) writeFileSync(path, '')
  const child = spawn('bash', ['-e', '-c', script], {
    cwd: workspace,
    env: { PATH: `${bench.programs ?? ''}:/usr/local/bin:/usr/bin:/bin`, ...env, ...files },
    stdio: 'ignore',
  })
  const code = await new Promise((ended, broken) =>
    child.once('close', ended).once('error', broken),
  )
  const lines = readFileSync(files.GITHUB_OUTPUT, 'utf8').split('\n').filter(Boolean)
  return {
    green: code === 0,
    outputs: Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ),
    summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8'),
  }
}
