import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import {
  commentsApi,
  type Answering,
  type CommentsApi,
  type User,
} from '../support/comments-api.ts'
import { inputsFor, OLD_CODE, serviceHolding, serviceWith, urnOf } from '../support/service.ts'
import { step, type StepEnd, type StepRun } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'
import type { Emulator } from '../../emulator/emulator.ts'

const TOKEN = 'ghs_a-token-that-nobody-may-see'
const files = { 'src/index.js': 'exports.handler = async () => 1\n' }

interface PullRequestRun {
  readonly run?: number
  readonly job?: string
  readonly fork?: boolean
  readonly event?: unknown
  readonly files?: Readonly<Record<string, string>>
  readonly step?: Partial<StepRun>
}

/** A plan with a comment, in a job of pull request 7. */
function plan(
  emulator: Emulator,
  api: CommentsApi,
  inputs: Readonly<Record<string, string>> = {},
  { run = 100, job = 'plan', fork = false, ...rest }: PullRequestRun = {},
): Promise<StepEnd> {
  const head = {
    sha: '0123456789abcdef',
    repo: { full_name: fork ? 'eve/hello' : 'octo-org/hello' },
  }
  return step({
    inputs: {
      ...inputsFor(emulator),
      ...{ mode: 'plan', comment: 'true', github_token: TOKEN },
      ...inputs,
    },
    workspace: workspaceWith(rest.files ?? files),
    event: 'event' in rest ? rest.event : { pull_request: { number: 7, head } },
    environment: {
      GITHUB_API_URL: api.url,
      GITHUB_REPOSITORY: 'octo-org/hello',
      GITHUB_WORKFLOW: 'Deploy --> <b>',
      GITHUB_JOB: job,
      GITHUB_RUN_ID: String(run),
      GITHUB_SERVER_URL: 'https://github.example.com',
    },
    ...rest.step,
  })
}

describe('the comment on a pull request', () => {
  it('is created, then updated, and never doubled', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    const first = await plan(emulator, api)
    expect(first).toMatchObject({ green: true, warnings: [] })
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]?.body).toContain('🔄&nbsp;will&nbsp;update')
    expect(api.comments[0]?.body).toContain(
      'Plan for 0123456 · [workflow run](https://github.example.com/octo-org/hello/actions/runs/100)',
    )
    expect(first.lines.at(-1)).toBe('Created pull request comment')

    await step({ inputs: inputsFor(emulator), workspace: workspaceWith(files) })
    const second = await plan(emulator, api, {}, { run: 101 })
    expect(second.lines.at(-1)).toBe('Updated pull request comment')
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]?.body).toContain('➖&nbsp;no&nbsp;changes')
    expect(api.comments[0]?.body).not.toContain('will&nbsp;update')
    expect(api.comments[0]?.body.match(/### FunctionGraph plan/g)).toHaveLength(1)
  })

  it('lists the files that differ from the deployed code', async () => {
    const zip = new AdmZip()
    zip.addFile('index.js', Buffer.from('old'))
    zip.addFile('@octo <!-- end -->.js', Buffer.from('x'))
    const emulator = await serviceHolding({ code: zip.toBuffer() })
    const api = await commentsApi()
    const { outputs } = await plan(emulator, api, { show_changes: 'true' })
    expect(outputs['changed_files']).toBe('2')
    const [comment] = api.comments
    expect(comment?.body).toContain(
      [
        '#### Changed files\n\n1 removed, 1 changed, 0 unchanged\n',
        '- removed: \\@&#8203;octo &#60;\\!-- end --&#62;.js (1 byte)',
        '- changed: index.js (32 bytes, +29 bytes)\n\nPlan for 0123456',
      ].join('\n'),
    )
  })

  it('sends its token to GitHub and nowhere else, and masks it', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    const { masks } = await plan(emulator, api)
    expect(masks).toContain(TOKEN)
    expect(new Set(api.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`token ${TOKEN}`]),
    )
    expect(emulator.requests.length).toBeGreaterThan(0)
    expect(emulator.requests.flatMap(({ headerNames }) => headerNames)).not.toContain(
      'x-auth-token',
    )
  })

  it('is found among others, however many', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    await plan(emulator, api)
    const chat = Array.from({ length: 250 }, (_, id) => ({ id, body: `> ${id}`, user: null }))
    api.comments.unshift(...chat)
    await plan(emulator, api, { force: 'true' }, { run: 101 })
    expect(api.comments).toHaveLength(251)
    expect(api.comments[250]?.body).toContain('/actions/runs/101')
  })

  it('is one for each job', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    await plan(emulator, api, {}, { job: 'staging' })
    await plan(emulator, api, {}, { job: 'production' })
    await plan(emulator, api, {}, { job: 'staging', run: 101 })
    expect(api.comments.map(({ body }) => /\/ (.*)/.exec(body)?.[1])).toEqual([
      ...['staging', 'production'],
    ])
  })

  it('is shared by the legs of a matrix, at whatever time they write', async () => {
    const emulator = await serviceWith()
    const names = ['a', 'b', 'c', 'd']
    for (const name of names) emulator.functions.create({ name, code: OLD_CODE })
    const api = await commentsApi()
    let waiting = 0
    api.before = async (line) => {
      if (!line.startsWith('GET')) return
      waiting += 1
      for (let tries = 0; waiting < names.length && tries < 50; tries += 1) {
        await new Promise((later) => setTimeout(later, 10))
      }
    }
    const legs = names.map((name) => plan(emulator, api, { urn: urnOf(emulator, name) }))
    for (const end of await Promise.all(legs))
      expect(end).toMatchObject({ green: true, warnings: [] })
    expect(api.comments).toHaveLength(1)
    for (const name of names) expect(api.comments[0]?.body).toContain(`| ${name} (cn&#8209;north`)
  })

  it('forgets what former runs said of functions that are gone', async () => {
    const emulator = await serviceHolding()
    emulator.functions.create({ name: 'other', code: OLD_CODE })
    const api = await commentsApi()
    await plan(emulator, api)
    await plan(emulator, api, { urn: urnOf(emulator, 'other') }, { run: 101 })
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]?.body).not.toContain('| hello (')
    const late = await plan(emulator, api, {}, { run: 100 })
    expect(late.lines.at(-1)).toMatch(/^Skipping pull request comment: a newer run/)
    expect(api.comments[0]?.body).toContain('| other (')
  })

  it('reports why there is no plan', async () => {
    const emulator = await serviceWith()
    const api = await commentsApi()
    const { green } = await plan(emulator, api)
    expect(green).toBe(false)
    expect(api.comments[0]?.body).toMatch(
      /> \*\*hello \\\(cn-north-4\\\)\*\*: get function config.*HTTP 404/,
    )
  })

  it('reports wrong inputs in place of an earlier plan', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    await plan(emulator, api)
    const { green } = await plan(emulator, api, { timeout: 'soon', urn: 'hello' }, { run: 101 })
    expect(green).toBe(false)
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]?.body).toMatch(/timeout.*soon/)
    expect(api.comments[0]?.body).toMatch(/urn.*hello/)
    expect(api.comments[0]?.body).not.toContain('will&nbsp;update')
  })

  it('stays within what GitHub takes', async () => {
    const emulator = await serviceWith()
    const names = Array.from({ length: 300 }, (_, at) => `${'function-'.repeat(9)}${at}`)
    for (const name of names) emulator.functions.create({ name, code: OLD_CODE })
    const api = await commentsApi()
    const urn = names.map((name) => urnOf(emulator, name)).join('\n')
    const { warnings } = await plan(emulator, api, { urn, max_parallel: '20' })
    expect(warnings).toEqual([])
    expect(api.comments[0]?.body.length).toBeLessThan(65_536)
    expect(api.comments[0]?.body).toContain('more (see log)')
  })
})

describe('comments of strangers', () => {
  /** What the step writes for a run, which anybody can copy. */
  async function copyOf(emulator: Emulator, run: number): Promise<string> {
    const api = await commentsApi()
    await plan(emulator, api, {}, { run })
    return api.comments[0]?.body ?? ''
  }

  it.each<[string, User | null, number]>([
    ['that silence', { login: 'eve', type: 'User' }, 999],
    ['that forge', { login: 'eve', type: 'User' }, 100],
    ['that are older', { login: 'eve', type: 'User' }, 1],
    ['whose account is gone', null, 999],
    ['with the name of the app', { login: 'github-actions', type: 'User' }, 999],
  ])('%s are neither believed, edited nor deleted', async (_, user, run) => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    const copy = await copyOf(emulator, run)
    const body = copy.replace('will&nbsp;update', 'all is well')
    expect(body).not.toBe(copy)
    const [early, late] = [
      { id: 1, body, user },
      { id: 9_999, body, user },
    ]
    api.comments.push({ ...early }, { ...late })
    const first = await plan(emulator, api)
    expect(first).toMatchObject({ green: true, warnings: [] })
    expect(first.lines.at(-1)).toBe('Created pull request comment')
    const second = await plan(emulator, api, { force: 'true' }, { run: 101 })
    expect(second.lines.at(-1)).toBe('Updated pull request comment')
    const [one, two, own, ...more] = api.comments
    expect([one, two, more]).toEqual([early, late, []])
    expect(own).toMatchObject({ user: api.owner })
    expect(own?.body).toContain('🔄&nbsp;will&nbsp;update')
    expect(own?.body).not.toContain('all is well')
  })
})

describe("the comment of a person's token", () => {
  const ada: User = { login: 'ada', type: 'User' }

  it('is one, and the same from run to run', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    api.owner = ada
    await plan(emulator, api)
    const [first] = api.comments
    const second = await plan(emulator, api, {}, { run: 101 })
    expect(second).toMatchObject({ green: true, warnings: [] })
    expect(second.lines.at(-1)).toBe('Updated pull request comment')
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]).toMatchObject({ id: first?.id, user: ada })
    expect(api.comments[0]?.body).toContain('/actions/runs/101')
  })

  it('is left to a later run, and no second one stays', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    api.owner = ada
    await plan(emulator, api, {}, { run: 101 })
    const late = await plan(emulator, api, {}, { run: 100 })
    expect(late.lines.at(-1)).toMatch(/^Skipping pull request comment: a newer run/)
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]?.body).toContain('/actions/runs/101')
  })

  it('is not written again and again where the answer is lost, and then found', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    api.owner = ada
    api.answering.set('POST', 'half')
    const { green, warnings } = await plan(emulator, api)
    expect(green).toBe(true)
    expect(warnings).toEqual([expect.stringMatching(/unreadable response/)])
    expect(api.comments).toHaveLength(1)
    api.answering.clear()
    await plan(emulator, api, {}, { run: 101 })
    expect(api.comments).toHaveLength(1)
  })
})

describe('a comment that cannot be written is a warning, and the step is green', () => {
  const refused = { status: 403, message: 'Resource not accessible by integration' }
  it.each<[string, Record<string, Answering>, PullRequestRun, RegExp]>([
    [
      'without permission',
      { POST: refused },
      {},
      /HTTP 403, Resource not.*pull-requests: write` to/,
    ],
    ['from a fork', { POST: refused }, { fork: true }, /HTTP 403.*forks get a read-only token/],
    ['when GitHub is down', { any: { status: 502 } }, {}, /HTTP 502/],
    [
      'when the list is cut in half',
      { GET: 'half' },
      {},
      /: response was truncated \(127\.0\.0\.1:\d+, direct\)$/,
    ],
    ['when GitHub is silent', { any: 'silent' }, { step: { deadlineMs: 700 } }, /timed out after/],
  ])('%s', async (_, answering, run, warning) => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    for (const [method, how] of Object.entries(answering)) api.answering.set(method, how)
    api.comments.push({ id: 1, body: 'x'.repeat(1_000), user: null })
    const end = await plan(emulator, api, {}, run)
    expect(end).toMatchObject({ green: true, failures: [] })
    expect(end.warnings).toHaveLength(1)
    expect(end.warnings[0]).toMatch(warning)
    expect(end.outputs).toMatchObject({ outcome: 'planned', changed: 'true' })
    expect(api.comments).toHaveLength(1)
  })

  it('when GitHub redirects, and the token does not follow', async () => {
    const emulator = await serviceHolding()
    const [api, other] = [await commentsApi(), await commentsApi()]
    const location = `${other.url}/repos/octo-org/hello/issues/7/comments`
    api.answering.set('any', { status: 307, location })
    const { green, warnings } = await plan(emulator, api)
    expect(green).toBe(true)
    expect(warnings[0]).toMatch(/^Failed to update the pull request comment/)
    expect(other.requests).toEqual([])
  })

  it('without a token', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    const { green, warnings } = await plan(emulator, api, { github_token: '' })
    expect(green).toBe(true)
    expect(warnings[0]).toMatch(/github_token is empty/)
    expect(api.requests).toEqual([])
  })

  it('and one whose answer was lost is not written twice', async () => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    api.answering.set('POST', 'half')
    expect(await plan(emulator, api)).toMatchObject({ warnings: [] })
    await plan(emulator, api)
    expect(api.comments).toHaveLength(1)
  })
})

describe('no comment is written', () => {
  it.each([
    ['when none is asked for', { comment: 'false' }, {}],
    ['by a deploy', { mode: 'deploy' }, {}],
    ['outside of a pull request', {}, { event: { ref: 'refs/heads/main' } }],
    ['where there is no event', {}, { event: undefined }],
  ])('%s', async (_, inputs, run) => {
    const emulator = await serviceHolding()
    const api = await commentsApi()
    const end = await plan(emulator, api, inputs, run)
    expect(end).toMatchObject({ green: true, warnings: [] })
    expect(api.requests).toEqual([])
  })

  it.each([{ comment: 'false' }, { mode: 'deploy' }, { comment: 'perhaps' }, { mode: 'plans' }])(
    'of wrong inputs, where none is asked for: %o',
    async (inputs) => {
      const emulator = await serviceHolding()
      const api = await commentsApi()
      const { green } = await plan(emulator, api, { timeout: 'soon', ...inputs })
      expect(green).toBe(false)
      expect(api.requests).toEqual([])
    },
  )
})
