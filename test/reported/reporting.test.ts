import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, relative } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { CloudError } from '../../src/cloud/errors.ts'
import type { FunctionState } from '../../src/cloud/wire.ts'
import type { FilePackage } from '../../src/package/package.ts'
import { githubRunner } from '../../src/github/runner.ts'
import { readAccess } from '../../src/inputs/access.ts'
import { querySecretsOf } from '../../src/address.ts'
import { verificationWarnings } from '../../src/plan/verification-warnings.ts'
import { explain } from '../../src/report/failure.ts'
import { annotate, logResults } from '../../src/report/log/annotations.ts'
import { OUTPUT_NAMES, resultsOf } from '../../src/report/outputs.ts'
import type { FunctionResult, Mode, Report } from '../../src/report/report.ts'
import { checkOutputs, writeReport } from '../../src/report/write.ts'
import type { Runner } from '../../src/report/runner.ts'
import { planFor } from '../plan/states.ts'
import { newFolder } from '../package/trees.ts'
import { codePackage, digestOf, failed, skipped, targetOf, unchanged } from '../report/samples.ts'
import { httpServer, listening, proxyTo } from '../cloud/servers.ts'
import { commentsApi, type Answering } from '../support/comments-api.ts'
import { printed } from '../support/printed.ts'
import { inputsFor, serviceHolding, serviceWith } from '../support/service.ts'
import { step, type StepEnd, type StepRun } from '../support/step.ts'
import { agencyInputs } from '../support/trust.ts'
import { workspaceWith } from '../support/workspace.ts'

/** What was reported about the action's reports: facts that were wrong, missing, hidden or given twice. */

const FILES = { 'src/index.js': 'exports.handler = () => 1\n' }

/** The errors in the output `results`. */
function errorsIn({ outputs }: Pick<StepEnd, 'outputs'>): string[] {
  const results = JSON.parse(outputs['results'] ?? '') as readonly { readonly error?: string }[]
  return results.map(({ error = '' }) => error)
}

/** A runner of which a test needs a part. */
function runnerWith(part: Partial<Runner>): Runner {
  const unused = (): never => {
    throw new Error('is not needed')
  }
  return {
    ...{
      info: unused,
      warning: unused,
      fail: unused,
      input: unused,
      mask: unused,
      hidden: unused,
      debug: unused,
    },
    ...{ isDebug: unused, notice: unused, group: unused, endGroup: unused, output: unused },
    ...{ summary: unused, comments: unused },
    ...part,
  }
}

/** A runner that drops everything that is written to it. */
const quiet: Partial<Runner> = {
  ...{ info: () => undefined, warning: () => undefined, fail: () => undefined },
  ...{ notice: () => undefined, output: () => undefined, summary: () => Promise.resolve() },
}

describe('12: the report of a failure', () => {
  it('is whole in results, with the lines that it speaks of', async () => {
    const emulator = await serviceWith()
    const inputs = agencyInputs(emulator)
    const end = await step({ inputs, workspace: workspaceWith(FILES) })
    expect(errorsIn(end)).toEqual([
      expect.stringMatching(/contents: read\):\npermissions:\n {2}id-token: write$/),
    ])
  })

  const some = [failed(targetOf('a')), failed(targetOf('b')), skipped(targetOf('c'))]
  const cause = 'No permission to perform the operation'
  const failure = { cause, details: [], advice: 'Ask for it' }
  it.each<[string, Mode, readonly FunctionResult[], Pick<Report, 'failure'>, number]>([
    ['one function', 'deploy', some.slice(0, 1), {}, 1],
    ['several functions', 'plan', some, {}, 2],
    [
      'more than have an annotation',
      'deploy',
      Array<FunctionResult>(12).fill(failed(targetOf('a'))),
      {},
      12,
    ],
    ['the whole step', 'package', [], { failure }, 1],
  ])(
    'of %s has its cause once each, under a title in other words',
    (_, mode, results, more, times) => {
      const reported: string[] = []
      const titles: string[] = []
      const runner = runnerWith({
        info: (line) => reported.push(line),
        fail: (title, lines) => {
          titles.push(title)
          reported.push(...lines)
          const words = title.split(' ').slice(0, 3).join(' ')
          expect(lines[0]?.startsWith(words)).toBe(false)
        },
      })
      const report: Report = { mode, results, ...more }
      logResults(report, runner)
      annotate(report, runner)
      expect(reported.filter((line) => line.includes(cause))).toHaveLength(times)
      expect(new Set(titles)).toEqual(new Set([`FunctionGraph ${mode} failed`]))
    },
  )
})

describe('a step with wrong inputs', () => {
  it.each(['deploy', 'plan', 'package'])('is reported as what it was to do: %s', async (mode) => {
    const titles: string[] = []
    const { failures } = await step({
      inputs: { mode, code_path: 'gone' },
      workspace: workspaceWith(FILES),
      runner: { fail: (title) => titles.push(title) },
    })
    expect({ titles, failures }).toEqual({ titles: [`FunctionGraph ${mode} failed`], failures: [] })
  })
})

describe('11: a digest that the service reports and the package does not have', () => {
  it.each<[string, Partial<FunctionState>, Partial<FilePackage>]>([
    ['of a jar', {}, { codeType: 'jar' }],
    ['of encrypted code', { kmsKeyId: 'key' }, {}],
  ])('%s is warned of with both', (_, state, more) => {
    const [own, before, after] = ['9f2c41d7ab3', 'aaaa', 'bbbb'].map(digestOf) as [
      string,
      string,
      string,
    ]
    const plan = planFor({ ...state, digest: before }, { ...codePackage, digest: own, ...more })
    const sentences = verificationWarnings(plan, 'deployed', { ...plan.before, digest: after })
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toContain(own)
    expect(sentences[0]).toContain(after)
  })
})

describe('14: a clock that differs', () => {
  const explained = (clockAhead: number): string => {
    const data = { kind: 'status', operation: 'ShowFunctionConfig', status: 401 } as const
    const { details, advice } = explain(
      new CloudError('Incorrect IAM authentication information', {
        ...data,
        ...{ code: 'APIGW.0301', proof: 'key', clockAhead },
      }),
    )
    return [...details, advice].join('\n')
  }
  it.each<[number, string]>([
    [1_200, '20 min ahead'],
    [-11_100, '3 h 5 min behind'],
    [300_000_001, '3,472 days ahead'],
    [90, '90 s ahead'],
  ])('by %i s is reported as a duration', (ahead, seen) => {
    expect(explained(ahead)).toContain(`is ${seen}`)
  })

  it.each([0, 1, -59, 60])('by %i s is not named', (ahead) => {
    expect(explained(ahead)).not.toContain('clock')
  })
})

describe('10: credentials that are empty', () => {
  const NOT_FORKED = 'if: github.event.pull_request.head.repo.full_name == github.repository'
  const pull = (head: string): object => ({
    pull_request: { head: { repo: { full_name: head } }, base: { repo: { full_name: 'o/r' } } },
  })
  const problems = (
    environment: Readonly<Record<string, string>>,
    event: unknown,
    inputs: Readonly<Record<string, string>> = {},
  ): string => {
    const found: string[] = []
    readAccess(
      (name) => inputs[name] ?? '',
      environment,
      found,
      () => event,
    )
    expect(found).toHaveLength(1)
    return found[0] ?? ''
  }
  const bot = { GITHUB_ACTOR: 'dependabot[bot]' }

  it.each<[string, Readonly<Record<string, string>>, unknown, readonly string[]]>([
    [
      'in a pull request from a fork',
      { GITHUB_EVENT_NAME: 'pull_request' },
      pull('eve/r'),
      ['Secrets are not available to pull requests from forks', NOT_FORKED, 'mode: package'],
    ],
    [
      'in a run of Dependabot',
      { ...bot, GITHUB_EVENT_NAME: 'pull_request' },
      pull('o/r'),
      [
        "if: github.actor != 'dependabot[bot]'",
        'mode: package',
        'Secrets and variables > Dependabot',
      ],
    ],
    [
      'in a push of Dependabot',
      { ...bot, GITHUB_EVENT_NAME: 'push' },
      {},
      ['started by Dependabot'],
    ],
    [
      'in a pull request of the repository',
      { GITHUB_EVENT_NAME: 'pull_request' },
      pull('o/r'),
      ['empty or not visible to this job', 'its name', 'environment:', 'secrets: inherit'],
    ],
    [
      'where GitHub gives forks secrets',
      { GITHUB_EVENT_NAME: 'pull_request_target' },
      pull('eve/r'),
      ['empty or not visible to this job'],
    ],
    [
      'in the environment',
      { HUAWEICLOUD_SDK_AK: '', HUAWEICLOUD_SDK_SK: ' ', GITHUB_EVENT_NAME: 'push' },
      undefined,
      ['HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK are set but empty', 'secrets: inherit'],
    ],
  ])('%s are explained', (_, environment, event, seen) => {
    for (const part of seen) expect(problems(environment, event)).toContain(part)
  })

  it.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['the inputs', { access_key: 'AK' }, {}],
    ['the environment', {}, { HW_ACCESS_KEY: 'AK', HW_SECRET_KEY: '' }],
  ])('by half in %s are explained as well', (_, inputs, environment) => {
    const forked = { ...environment, GITHUB_EVENT_NAME: 'pull_request' }
    expect(problems(forked, pull('eve/r'), inputs)).toContain(NOT_FORKED)
    expect(problems(environment, {}, inputs)).toContain('secrets: inherit')
  })

  it('are explained in the step, which knows its event', async () => {
    const end = await step({
      inputs: { urn: targetOf('hello').urn, code_path: 'src' },
      workspace: workspaceWith(FILES),
      environment: { GITHUB_EVENT_NAME: 'pull_request' },
      event: pull('eve/r'),
    })
    expect(end.failures[0]).toContain(NOT_FORKED)
  })
})

describe('16: keys', () => {
  const problems = (
    inputs: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>> = {},
  ): string[] => {
    const found: string[] = []
    readAccess((name) => inputs[name] ?? '', environment, found)
    return found
  }
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'in double quotes',
      problems({ access_key: '"AK"', secret_key: '"SK"' }),
      [
        '`access_key` is in quotes: store it without them',
        '`secret_key` is in quotes: store it without them',
      ],
    ],
    [
      'in single quotes',
      problems({ access_key: 'AK', secret_key: "'SK'" }),
      ['`secret_key` is in quotes: store it without them'],
    ],
    [
      'a token in quotes',
      problems({}, { HW_AUTH_TOKEN: '"token"' }),
      ['HW_AUTH_TOKEN is in quotes: store it without them'],
    ],
    [
      'with a line break inside',
      problems({ access_key: 'A K', secret_key: 'S\r\nK' }),
      [
        '`access_key` contains whitespace or invalid characters',
        '`secret_key` contains a line break: store it as a single line',
      ],
    ],
    [
      'a token with a line break inside',
      problems({ iam_token: 'to\nken' }),
      ['`iam_token` contains a line break: store it as a single line'],
    ],
    ['with a quote inside', problems({ access_key: 'A"K', secret_key: '"SK' }), []],
  ])('%s are reported as such', (_, seen, reported) => {
    expect(seen).toEqual(reported)
  })
})

describe('16: masks', () => {
  it.each<[string, string, string, string]>([
    ['a short word', 's3c', 'code s3c, "s3c", s3c.', 'code ***, "***", ***.'],
    ['no part of a word', 'a1', 'a1b2 xa1 a1_ éa1 a1', 'a1b2 xa1 a1_ éa1 ***'],
    ['short in base64', 'k+', 'aysa ays= ays', 'aysa *** ***'],
    ['percent-encoded', 'p+q', 'x=p%2Bq&y p%2bq', 'x=***&y ***'],
    ['what looks like a pattern', 'a.*', 'a.* abc', '*** abc'],
    ['nothing without a letter or digit', '.', 'a.b.c', 'a.b.c'],
  ])('hide %s, and leave the rest', (_, secret, line, seen) => {
    const log = printed(() => {
      githubRunner.mask(secret)
      githubRunner.info(line)
      githubRunner.warning(line)
    })
    expect(log.split(/\r?\n/)).toEqual([seen, `::warning::${seen.replaceAll('%', '%25')}`, ''])
  })

  it('are of the runner from 8 characters on, wherever the secret was found', () => {
    const masked = printed(() => {
      for (const secret of querySecretsOf('https://b/k?a=12345678&b=1234567')) {
        githubRunner.mask(secret)
      }
      githubRunner.info('12345678 1234567 12345670')
    })
    expect(masked).toContain('::add-mask::12345678\n')
    expect(masked).not.toContain('::add-mask::1234567\n')
    expect(masked).toContain('\n12345678 *** 12345670\n')
  })
})

describe('16: what the runner passes on as it is', () => {
  it('has no secret in it, long or short, in any form', () => {
    printed(() => {
      githubRunner.mask('a-long/secret')
      githubRunner.mask('s4d')
    })
    expect(
      githubRunner.hidden('xa-long/secrety, a-long%2Fsecret, s4d, s4de, YS1sb25nL3NlY3JldA=='),
    ).toBe('x***y, ***, ***, s4de, ***')
  })
})

/** Inputs, workspace and event of a deploy against an emulator of its own. */
async function deployTo(emulator: Emulator, run: Partial<StepRun> = {}): Promise<StepEnd> {
  return step({ inputs: inputsFor(emulator), workspace: workspaceWith(FILES), ...run })
}

const writing = ({ requests }: Emulator): number =>
  requests.filter(({ operation }) => operation === 'code').length

describe('9: results', () => {
  it('are in a file below RUNNER_TEMP as well', async () => {
    const temp = newFolder()
    const { outputs } = await deployTo(await serviceHolding(), { temp })
    const path = outputs['results_path'] ?? ''
    expect(relative(temp, path)).toMatch(/^functiongraph-deploy-\w+.results\.json$/)
    expect(readFileSync(path, 'utf8')).toBe(outputs['results'])
  })

  it('that cannot be in a file are reported nevertheless', async () => {
    const writeResults = (): never => {
      throw new Error('ENOSPC')
    }
    const reported: string[] = []
    const outputs = new Map<string, string>()
    const runner = runnerWith({
      ...quiet,
      warning: (line) => reported.push(line),
      output: (name, value) => outputs.set(name, value),
    })
    const results = [unchanged(targetOf('a'))]
    const context = { runner, environment: {}, writeResults }
    expect(await writeReport({ mode: 'deploy', results }, context)).toBe(true)
    expect(outputs.get('results')).toContain('"outcome":"unchanged"')
    expect(outputs.get('results_path')).toBe('')
    expect(reported).toEqual(['Failed to write the file of results_path: ENOSPC'])
  })

  it.each<[number, string, boolean, RegExp | undefined]>([
    [249_999, '/t/r.json', true, undefined],
    [
      250_001,
      '/t/r.json',
      true,
      /^The output results has 250,\d+ characters\. .*524,288 .*Read the file \/t\/r\.json \(output results_path\)/,
    ],
    [499_999, '/t/r.json', true, /has 499,999/],
    [
      500_001,
      '/t/r.json',
      false,
      /^The output results is empty, since it would have 500,001 characters.*Read the file \/t\/r\.json/,
    ],
    [500_001, '', true, /has 500,001 characters/],
  ])('of %i characters with the file "%s" are an output: %j', async (length, path, whole, seen) => {
    const [outputs, notices] = [new Map<string, string>(), [] as string[]]
    const runner = runnerWith({
      ...quiet,
      notice: (_, line) => notices.push(line),
      output: (name, value) => outputs.set(name, value),
    })
    const base = { ...unchanged(targetOf('a')), failure: { cause: '', details: [], advice: '.' } }
    const bare = resultsOf({ mode: 'deploy', results: [base] }).length
    const cause = 'x'.repeat(length - bare)
    const results = [{ ...base, failure: { ...base.failure, cause } }]
    await writeReport(
      { mode: 'deploy', results },
      { runner, environment: {}, writeResults: () => path },
    )
    expect(outputs.get('results')?.length).toBe(whole ? length : 0)
    expect(outputs.get('results_path')).toBe(path)
    expect(notices).toEqual(seen === undefined ? [] : [expect.stringMatching(seen)])
  })
})

describe('8: outputs that cannot be written', () => {
  it.each<[string, () => string, RegExp]>([
    ['a folder', newFolder, /EISDIR[^]*Check that GITHUB_OUTPUT/],
    [
      'a file that is gone',
      () => join(newFolder(), 'gone'),
      /Missing file[^]*Check that GITHUB_OUTPUT/,
    ],
    ['on a full disk', () => '/dev/full', /ENOSPC[^]*Free disk space/],
  ])('since GITHUB_OUTPUT is %s: red, and nothing is sent', async (_, file, seen) => {
    vi.stubEnv('GITHUB_OUTPUT', file())
    onTestFinished(() => {
      vi.unstubAllEnvs()
    })
    const emulator = await serviceHolding()
    const end = await deployTo(emulator, {
      runner: {
        output: (name, value) => {
          githubRunner.output(name, value)
        },
      },
    })
    expect(end.green).toBe(false)
    expect(emulator.requests).toEqual([])
    expect(end.failures).toEqual([expect.stringMatching(seen)])
    expect(end.failures[0]).toMatch(/^Nothing was deployed: failed to write step outputs/)
    expect(end.summary).toContain('failed to write step outputs')
  })

  it.each([
    ['EACCES', '--user root'],
    ['EROFS', "the runner's user ID"],
    ['EDQUOT', 'Free disk space'],
    ['constructor', 'Check that GITHUB_OUTPUT'],
  ])('for %s come with their remedy: %s', (code, remedy) => {
    const output = (): never => {
      throw Object.assign(new Error(code), { code })
    }
    let reported: unknown
    try {
      checkOutputs(runnerWith({ output }))
    } catch (error) {
      reported = error
    }
    expect(explain(reported).advice).toContain(remedy)
  })
})

describe('8: each part of a report', () => {
  const broken = (): never => {
    throw new Error('no access')
  }
  /** What is seen of a deploy with a runner of which a part breaks. */
  async function seenWith(part: Partial<Runner>): Promise<StepEnd & { readonly writes: number }> {
    const emulator = await serviceHolding()
    const end = await deployTo(emulator, { runner: part })
    return { ...end, writes: writing(emulator) }
  }

  it('is reported where the outputs fail after the deploy, and the step is red', async () => {
    let calls = 0
    const end = await seenWith({
      output: () => {
        calls += 1
        if (calls > 1) throw Object.assign(new Error('ENOSPC: full'), { code: 'ENOSPC' })
      },
    })
    expect(end).toMatchObject({ writes: 1, green: false })
    expect(end.lines.at(-1)).toMatch(/^Deployed hello \(cn-north-4\) in /)
    expect(end.summary).toContain('## ✅ Deployed to FunctionGraph')
    expect(end.failures).toEqual([
      'No outputs for later steps: failed to write step outputs: ENOSPC: full\nFree disk space on the runner.',
    ])
    expect(calls).toBe(1 + OUTPUT_NAMES.length)
  })

  it('hides no other where the summary fails', async () => {
    const end = await seenWith({ summary: () => Promise.reject(new Error('EACCES')) })
    expect(end).toMatchObject({ writes: 1, green: true, failures: [] })
    expect(end.warnings).toEqual(['Failed to write the job summary: EACCES'])
    expect(end.outputs['outcome']).toBe('deployed')
  })

  it.each<[string, Partial<Runner>, readonly string[]]>([
    ['the log', { info: broken }, ['annotation', 'summary', 'Failed to write the log: no access']],
    [
      'the annotations',
      { fail: broken },
      ['line', 'summary', 'Failed to write the annotations: no access'],
    ],
    [
      'the summary',
      { summary: broken },
      ['line', 'annotation', 'Failed to write the job summary: no access'],
    ],
    ['warnings', { warning: broken, summary: broken }, ['line', 'annotation']],
  ])('hides no other where %s cannot be written', async (_, part, seen) => {
    const reported: string[] = []
    const runner = runnerWith({
      ...quiet,
      info: () => reported.push('line'),
      fail: () => reported.push('annotation'),
      warning: (line) => reported.push(line),
      summary: () => Promise.resolve(void reported.push('summary')),
      ...part,
    })
    const report: Report = { mode: 'deploy', results: [failed(targetOf('a'))] }
    const context = { runner, environment: {}, writeResults: () => '/r.json' }
    expect(await writeReport(report, context)).toBe(true)
    expect(reported).toEqual(seen)
  })
})

describe('13: the comment on a pull request', () => {
  interface Place {
    readonly url: string
    readonly event?: string
    readonly fork?: boolean
    readonly run?: number
    readonly inputs?: Readonly<Record<string, string>>
  }
  const TOKEN = 'ghs_token-of-the-job'
  async function plan({
    url,
    event = 'pull_request',
    fork = false,
    run = 1,
    inputs = {},
  }: Place): Promise<StepEnd> {
    const emulator = await serviceHolding()
    const head = { repo: { full_name: fork ? 'eve/hello' : 'octo-org/hello' } }
    return step({
      inputs: {
        ...{ ...inputsFor(emulator), mode: 'plan', comment: 'true', github_token: TOKEN },
        ...inputs,
      },
      workspace: workspaceWith(FILES),
      event: { pull_request: { number: 7, head } },
      environment: {
        ...{ GITHUB_API_URL: url, GITHUB_REPOSITORY: 'octo-org/hello', GITHUB_JOB: 'plan' },
        ...{ GITHUB_EVENT_NAME: event, GITHUB_RUN_ID: String(run) },
      },
    })
  }

  const refused = { status: 403, message: 'Resource not accessible by integration' }
  const PERMISSION = 'Add `pull-requests: write` to the permissions of the job'
  const LATER = "Re-run the job later: the token's rate limit is exceeded"
  it.each<[string, Answering, Omit<Place, 'url'>, string]>([
    ['a fork', refused, { fork: true }, 'Pull requests from forks get a read-only token'],
    ['pull_request_target', refused, { fork: true, event: 'pull_request_target' }, PERMISSION],
    ['its own repository', refused, {}, PERMISSION],
    [
      'a rate limit',
      { status: 403, message: 'no', headers: { 'x-ratelimit-remaining': '0' } },
      {},
      LATER,
    ],
    [
      'a secondary rate limit',
      { status: 403, message: 'You have exceeded a secondary rate limit' },
      { fork: true },
      LATER,
    ],
    ['too many requests', { status: 429, message: 'no' }, {}, LATER],
    [
      'a locked conversation',
      { status: 403, message: 'Unable to create comment because issue is locked.' },
      {},
      'Unlock the conversation',
    ],
    [
      'a wrong token',
      { status: 401, message: 'Bad credentials' },
      { fork: true },
      'Check `github_token`: GitHub rejected it',
    ],
    ['a proxy on the way', { status: 407 }, {}, 'If there is a proxy: Check the user name'],
  ])('that is refused for %s comes with its own advice', async (_, answering, place, advice) => {
    const api = await commentsApi()
    api.answering.set('POST', answering)
    const { warnings, green } = await plan({ ...place, url: api.url })
    expect(green).toBe(true)
    expect(warnings).toEqual([expect.stringContaining(`. ${advice}`)])
  })

  it.each<[string, string, string]>([
    ['407 Login', 'https://a.invalid:8443', 'Check the user name and password in HTTPS_PROXY'],
    ['407 Login', 'http://a.invalid:8080', 'Check the user name and password in HTTP_PROXY'],
    [
      '403 No',
      'https://a.invalid:8443',
      'Allow requests to https://a.invalid:8443 on the proxy in HTTPS_PROXY',
    ],
  ])('that a proxy refuses with %s for %s comes with advice', async (refusal, url, advice) => {
    const proxy = await proxyTo(undefined, refusal)
    vi.stubEnv(url.startsWith('http:') ? 'HTTP_PROXY' : 'HTTPS_PROXY', proxy.url)
    const { warnings } = await plan({ url })
    const route = `${new URL(url).host}, via proxy ${new URL(proxy.url).host}`
    const seen = `HTTP ${refusal.slice(0, 3)} (${route})`
    expect(warnings).toEqual([
      `Failed to update the pull request comment: proxy rejected the connection with ${seen}. ${advice}`,
    ])
  })

  it.each([
    ['HTTPS_PROXY', 'https://a.invalid', 'http://user:w#rd@127.0.0.1:1'],
    ['https_proxy', 'https://a.invalid', 'http://me:12#rd@127.0.0.1:1'],
    ['http_proxy', 'http://a.invalid', 'http://me:12#rd@127.0.0.1:1'],
    ['HTTP_PROXY', 'http://a.invalid', '10.0.0.1:high'],
  ])('goes nowhere, and quotes no part of %s, where that cannot be read', async (...given) => {
    const [name, url, proxy] = given
    vi.stubEnv(name, proxy)
    const { warnings } = await plan({ url })
    expect(warnings).toEqual([
      `Failed to update the pull request comment: ${name} is not the URL of a proxy`,
    ])
  })

  it('that no connection brings to GitHub says where it went', async () => {
    const server = createServer()
    const port = await listening(server)
    await new Promise((done) => server.close(done))
    const { warnings } = await plan({ url: `http://127.0.0.1:${port}` })
    expect(warnings).toEqual([expect.stringContaining(` (127.0.0.1:${port}, direct)`)])
  })

  it('that waits too long for GitHub says for whom, and how it went there', async () => {
    const patience = AbortSignal.abort(new DOMException('timed out', 'TimeoutError'))
    const spy = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience)
    vi.stubEnv('HTTPS_PROXY', 'http://me:word@127.0.0.1:3128')
    const { warnings } = await plan({ url: 'https://github.test/api/v3' })
    spy.mockRestore()
    expect(warnings).toEqual([
      expect.stringContaining(
        ': no response within 30 s (github.test:443, via proxy 127.0.0.1:3128)',
      ),
    ])
  })

  it('quotes no secret that the service quoted', async () => {
    const api = await commentsApi()
    const secret = 'quoted-by-the-service'
    const service = await httpServer((_, answer) => {
      answer.writeHead(403).end(JSON.stringify({ error_code: 'X.1', error_msg: `no ${secret}!` }))
    })
    await plan({ url: api.url, inputs: { endpoint: service.origin, secret_key: secret } })
    expect(api.comments[0]?.body).toMatch(/no [\\*]+!/)
    expect(api.comments[0]?.body).not.toContain(secret)
  })

  it('is known by the own login where no user has a type: made once, then updated', async () => {
    const api = await commentsApi()
    Object.assign(api, { owner: { login: 'gitea-actions' }, returnsOwner: true })
    const marked = (await plan({ url: api.url })).lines
    expect(marked.at(-1)).toBe('Created pull request comment')
    const body = api.comments[0]?.body ?? ''
    api.comments.unshift({ id: 1, body, user: { login: 'eve' } })
    api.requests.length = 0
    await plan({ url: api.url, run: 2 })
    expect(api.requests.map(({ line }) => line.split(' ')[0])).toEqual([
      'GET',
      'GET',
      'PATCH',
      'GET',
    ])
    expect(api.comments).toMatchObject([{ id: 1, body }, { user: { login: 'gitea-actions' } }])
    expect(api.comments[1]?.body).not.toBe(body)
  })

  it('is listed once where there are no pages', async () => {
    const api = await commentsApi()
    const { comments } = api
    const user = { login: 'eve' }
    for (let id = 1; id <= 150; id += 1) comments.push({ id, body: 'x', user })
    comments.slice = () => [...comments]
    await plan({ url: api.url })
    const count = api.requests.filter(({ line }) => line.startsWith('GET')).length
    expect(count).toBe(4)
  })
})

describe('15: an old Node', () => {
  it.each(['12.22.12', '18.20.8', '20.14.0'])('%s is reported in one sentence', async (node) => {
    const { versions, exitCode } = process
    const written: unknown[] = []
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      written.push(text)
      return true
    })
    Object.defineProperty(process, 'versions', { value: { ...versions, node } })
    try {
      // Another name than in the row before, so that it is run again.
      const start = `../../src/start.ts?node=${node}`
      await import(start)
      expect(process.exitCode).toBe(1)
    } finally {
      spy.mockRestore()
      Object.defineProperty(process, 'versions', { value: versions })
      process.exitCode = exitCode
    }
    expect(written).toEqual([
      expect.stringMatching(
        /^::error title=[^:]+::This action requires Node\.js 20\.15 or later, but the runner started it with [\d.]+, .*\n$/,
      ),
    ])
    expect(written[0]).toContain(node)
  })
})
