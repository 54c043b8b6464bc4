import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commentsApi } from '../support/comments-api.ts'
import { runAction } from '../support/run-action.ts'
import { inputsFor, serviceHolding } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'

describe('the bundle on a pull request', () => {
  it('creates the comment, then updates it, at the address that the runner names', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    const workspace = workspaceWith({ 'src/index.js': 'exports.handler = async () => 1\n' })
    const event = join(workspaceWith({}), 'event.json')
    const head = { sha: '0123456789abcdef', repo: { full_name: 'octo-org/hello' } }
    writeFileSync(event, JSON.stringify({ pull_request: { number: 7, head } }))
    const plan = (run: string) =>
      runAction({
        inputs: {
          ...inputsFor(emulator),
          ...{ mode: 'plan', comment: 'true', github_token: 'ghs_token-of-the-job' },
        },
        workspace,
        environment: {
          ...{ GITHUB_API_URL: api.url, GITHUB_REPOSITORY: 'octo-org/hello', GITHUB_RUN_ID: run },
          ...{ GITHUB_EVENT_PATH: event, GITHUB_WORKFLOW: 'Deploy', GITHUB_JOB: 'plan' },
        },
      })
    for (const run of ['100', '101']) {
      const { exitCode, outputs, commands } = await plan(run)
      expect({ exitCode, outcome: outputs['outcome'] }).toEqual({ exitCode: 0, outcome: 'planned' })
      expect(commands.filter(({ name }) => name === 'warning')).toEqual([])
      expect(api.comments).toHaveLength(1)
      expect(api.comments[0]?.body).toContain(`/actions/runs/${run}`)
    }
    expect(api.comments[0]?.body).toContain('### FunctionGraph plan: Deploy / plan')
    expect(emulator.count('code')).toBe(0)
  })
})
