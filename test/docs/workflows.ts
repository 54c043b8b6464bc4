import { readdirSync, readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'

/** A workflow that the documents show. */
export interface Workflow {
  readonly source: string
  readonly text: string
}

/** What is read of a step. */
export interface Step {
  readonly id?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

const FOLDER = 'examples/workflows'

/** All workflows in the examples, in README.md and in the pages below docs. */
export function allWorkflows(): Workflow[] {
  const examples = readdirSync(FOLDER).map((name) => {
    return { source: `${FOLDER}/${name}`, text: readFileSync(`${FOLDER}/${name}`, 'utf8') }
  })
  const pages = readdirSync('docs').filter((name) => name.endsWith('.md'))
  const documents = ['README.md', ...pages.map((name) => `docs/${name}`)]
  const shown = documents.flatMap((name) => workflowsIn(name, readFileSync(name, 'utf8')))
  return [...examples, ...shown]
}

/**
 * The YAML blocks of a Markdown text. A list is taken as the steps of a job.
 *
 * @throws Error for a block that is neither a workflow nor a list of steps
 */
export function workflowsIn(name: string, markdown: string): Workflow[] {
  return [...markdown.matchAll(/^```ya?ml\n(.*?)^```$/gms)].map(({ 1: text = '', index }) => {
    const source = `${name}, line ${markdown.slice(0, index).split('\n').length + 1}`
    const content: unknown = parse(text)
    if (Array.isArray(content)) return { source, text: workflowOf(content) }
    if (typeof content === 'object' && content !== null && 'jobs' in content) {
      return { source, text }
    }
    throw new Error(`${source}: neither a workflow nor a list of steps`)
  })
}

function workflowOf(steps: readonly unknown[]): string {
  return stringify({ on: 'push', jobs: { example: { 'runs-on': 'ubuntu-latest', steps } } })
}

/** The jobs of a workflow, by name. */
export function jobsOf({ text }: Workflow): { readonly name: string; readonly steps: Step[] }[] {
  const { jobs } = parse(text) as { jobs: Record<string, { steps?: Step[] }> }
  return Object.entries(jobs).map(([name, { steps = [] }]) => ({ name, steps }))
}
