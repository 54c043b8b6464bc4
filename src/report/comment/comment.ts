import { createHash } from 'node:crypto'
import { firstChanges } from '../summary/changes.ts'
import { causesOf } from '../summary/failures.ts'
import { functionTable, tally } from '../summary/functions.ts'
import { releaseSection } from '../summary/releases.ts'
import { uploadSection } from '../summary/uploads.ts'
import { markdownText } from '../markdown.ts'
import type { Report } from '../report.ts'

/** One comment on a pull request. */
export interface Comment {
  readonly id: number
  readonly body: string
  readonly author: Author
}

/** Who wrote a comment, as GitHub says; empty texts where it does not say. */
export interface Author {
  readonly login: string
  /** `Bot` for apps, the one behind a job's own token among them; `User` for people. */
  readonly type: string
}

/** The job whose comment it is, and where it runs. */
export interface Job {
  readonly workflow: string
  readonly name: string
  /** Grows from run to run; the same for all attempts and matrix jobs of one. */
  readonly run: number
  /** Address of the run's page; empty where it is not known. */
  readonly url: string
  /** The commit at the head of the pull request; empty where it is not known. */
  readonly commit: string
}

/** Part of one step in the comment of its job: jobs of a matrix share the comment. */
export interface Section {
  /** Distinguishes the steps and matrix jobs of one job. */
  readonly key: string
  readonly run: number
  readonly markdown: string
}

/** GitHub takes 65,536 characters. */
const LONGEST = 65_000

/** Bytes for the parts that grow with the number of functions. */
const LIMITS = { causes: 5_000, functions: 20_000, releases: 5_000 } as const

/** The same, for the list of changed files. */
const CHANGES = 8_000

/**
 * Hidden first line that identifies the comment of a job. Not a secret, so it does not authenticate
 * the author.
 */
export function markerOf({ workflow, name }: Job): string {
  return `<!-- functiongraph-deploy ${hashOf([workflow, name])} -->`
}

/** The part of this step: the plan of its functions, or why there is none. */
export function sectionOf(report: Report, job: Job): Section {
  const { results } = report
  const blocks = [
    ...causesOf(report, LIMITS.causes),
    ...(results.length > 0 ? [tally(results), functionTable(results, LIMITS.functions)] : []),
    ...uploadSection(results),
    ...firstChanges(results, CHANGES),
    ...releaseSection(results, LIMITS.releases),
    footer(job),
  ]
  const key = hashOf(results.map(({ target }) => target.urn).sort())
  return { key, run: job.run, markdown: blocks.join('\n\n') }
}

function footer({ commit, url }: Job): string {
  const what = commit === '' ? 'Plan' : `Plan for ${commit.slice(0, 7)}`
  return url === '' ? what : `${what} · [workflow run](${url})`
}

/**
 * The comment with this section: replaces the step's previous section, keeps those of the same run,
 * and drops those of earlier runs.
 *
 * @param bodies current comments of the job; more than one only where two matrix jobs raced
 * @returns undefined when a later run already wrote the comment
 */
export function commentWith(
  bodies: readonly string[],
  section: Section,
  job: Job,
): string | undefined {
  const sections = bodies.flatMap(sectionsIn)
  if (sections.some(({ run }) => run > section.run)) return undefined
  const others = new Map(
    sections.filter(({ run }) => run === section.run).map((other) => [other.key, other]),
  )
  const whole = textOf([...others.set(section.key, section).values()], job)
  if (whole.length <= LONGEST) return whole
  const short = {
    ...section,
    markdown: `Plan too long for a comment: see the workflow run.\n\n${footer(job)}`,
  }
  return textOf([...others.set(section.key, short).values()], job)
}

function textOf(sections: readonly Section[], job: Job): string {
  const title = [job.workflow, job.name].filter(Boolean).map((name) => markdownText(name, 100))
  const parts = sections.map(
    ({ key, run, markdown }) => `<!-- part ${key} ${run} -->\n${markdown}\n<!-- end -->`,
  )
  return [markerOf(job), `### FunctionGraph plan: ${title.join(' / ')}`, ...parts].join('\n\n')
}

/** User text is escaped (no `<`), so it cannot contain the end marker. */
function sectionsIn(body: string): Section[] {
  const parts = body.matchAll(/^<!-- part ([0-9a-f]+) (\d+) -->\n(.*?)\n<!-- end -->$/gms)
  return [...parts].map(([, key = '', run, markdown = '']) => ({ key, run: Number(run), markdown }))
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16)
}
