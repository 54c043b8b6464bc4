import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { inputsFor, OLD_CODE, serviceHolding, serviceWith, urnOf } from '../support/service.ts'
import { step, type StepEnd, type StepRun } from '../support/step.ts'
import { workspaceWith } from '../support/workspace.ts'

const files = { 'src/index.js': 'exports.handler = async () => 1\n' }

function deploy(emulator: Emulator, run: Partial<StepRun> = {}): Promise<StepEnd> {
  return step({ inputs: inputsFor(emulator), workspace: workspaceWith(files), ...run })
}

const holdsOld = (emulator: Emulator): boolean =>
  emulator.functions.expect(urnOf(emulator)).code.equals(OLD_CODE)

describe('a refusal', () => {
  it.each([
    [400, 'FSS.1011', /Check the archive/],
    [401, 'FSS.0401', /Check the credentials/],
    [403, 'FSS.0403', /Grant FunctionGraph:function:updateCode to this user or agency/],
    [404, 'FSS.1051', /Check `urn`/],
    [409, 'FSS.1061', /cannot be updated in its current state/],
    [413, 'FSS.1071', /OBS/],
    [413, 'APIGW.0201', /12 MB/],
    [418, 'FSS.9999', /See the list of error codes/],
  ])('HTTP %i %s of the update is reported with its remedy, once', async (status, code, remedy) => {
    const emulator = await serviceHolding()
    const message = 'words of the service'
    emulator.faults.script({ on: 'code', kind: 'status', status, code, message })
    const { green, failures, outputs } = await deploy(emulator)
    expect(green).toBe(false)
    expect(failures).toHaveLength(1)
    expect(failures[0]).toMatch(
      new RegExp(
        `hello \\(cn-north-4\\): update function code: HTTP ${status}, ${code}, ${message}`,
      ),
    )
    expect(failures[0]).toMatch(/request ID \S+/)
    expect(failures[0]).toMatch(/Re-running will not help/)
    expect(failures[0]).toMatch(remedy)
    expect(outputs).toMatchObject({
      outcome: 'failed',
      changed: 'false',
      reason: 'code',
      digest: outputs['previous_digest'],
    })
    expect(emulator.count('code')).toBe(1)
    expect(holdsOld(emulator)).toBe(true)
  })

  it('of a function that is not there leaves the outputs empty', async () => {
    const emulator = await serviceWith()
    const { outputs, failures } = await deploy(emulator)
    expect(failures[0]).toMatch(/get function config: HTTP 404, FSS\.\d+/)
    expect(outputs).toMatchObject({ outcome: 'failed', changed: '', reason: '', digest: '' })
    expect(JSON.parse(outputs['results'] ?? '')).toMatchObject([
      { urn: urnOf(emulator), outcome: 'failed', changed: null, digest: null },
    ])
  })

  it('of a wrong key is reported as such', async () => {
    const emulator = await serviceHolding()
    const { failures } = await deploy(emulator, {
      inputs: { ...inputsFor(emulator), secret_key: 'wrong' },
    })
    expect(failures[0]).toMatch(/HTTP 401, APIGW\.0301/)
    expect(failures[0]).toMatch(/Check access key and secret key/)
    expect(failures[0]).not.toContain('clock')
    expect(failures[0]).not.toContain('wrong')
  })

  it('of a clock that is off shows by how much', async () => {
    const emulator = await serviceHolding({}, { now: () => new Date(Date.now() + 20 * 60_000) })
    const { failures } = await deploy(emulator)
    expect(failures[0]).toMatch(/Fix the runner's clock: it is 20 min behind/)
  })

  it('by another service in HTML is named as what it is', async () => {
    const emulator = await serviceHolding()
    const body = '<html>::error::gotcha\n::error::gotcha</html>'
    const headers = { 'content-type': 'text/html' }
    emulator.faults.script({ on: 'config', kind: 'status', status: 403, body, headers })
    const { failures } = await deploy(emulator)
    expect(failures[0]).toMatch(
      /HTTP 403, unexpected response \(text\/html, 44 bytes\), not from FunctionGraph/,
    )
    expect(failures[0]).not.toContain('gotcha')
  })
})

describe('trouble while reading', () => {
  it.each([408, 429, 500, 502, 503, 504])('HTTP %i is tried again', async (status) => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'config', kind: 'status', status, times: 4 })
    const { green, lines } = await deploy(emulator)
    expect(green).toBe(true)
    expect(lines.filter((line) => line.includes('retrying in '))).toHaveLength(4)
  })

  it('that lasts is tried again until the time limit', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'config', kind: 'status', status: 503, times: 99 })
    const inputs = { ...inputsFor(emulator), timeout: '60' }
    const { green, failures, lines } = await deploy(emulator, { inputs })
    expect(green).toBe(false)
    expect(failures[0]).toMatch(/HTTP 503.*\n.*Re-running may help/s)
    expect(emulator.count('config')).toBeGreaterThan(5)
    expect(lines.join('\n')).toMatch(/would exceed the step's timeout/)
  })

  it.each(['drop', 'half'] as const)('a connection lost by %s is tried again', async (kind) => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'config', kind, times: 2 })
    const { green } = await deploy(emulator)
    expect(green).toBe(true)
    expect(emulator.count('config')).toBe(3)
  })

  it('nothing but silence ends within the limits', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'config', kind: 'silent', times: 99 })
    const { failures } = await deploy(emulator, { deadlineMs: 500 })
    expect(failures[0]).toMatch(/timed out after 600 s/)
  })

  it.each(['html', 'broken-json', 'empty'] as const)(
    'an answer that is %s is tried again',
    async (kind) => {
      const emulator = await serviceHolding()
      emulator.faults.script({ on: 'config', kind })
      expect((await deploy(emulator)).green).toBe(true)
      expect(emulator.count('config')).toBe(2)
    },
  )

  it('an answer that only claims to be gzip is read as what it is', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'config', kind: 'gzip-garbage' })
    expect((await deploy(emulator)).green).toBe(true)
  })

  it('an answer without end is cut off', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'config', kind: 'endless', times: 99 })
    const { failures } = await deploy(emulator, { limits: { answerBytes: 100_000 } })
    expect(failures[0]).toMatch(/response exceeds 100000 bytes/)
  })
})

describe('a redirect', () => {
  it.each(['config', 'code'] as const)('of %s is never followed', async (on) => {
    const emulator = await serviceHolding()
    const elsewhere = await serviceHolding()
    const location = `${elsewhere.url}/somewhere?secret=1`
    emulator.faults.script({ on, kind: 'redirect', location, status: 307 })
    const { failures } = await deploy(emulator)
    expect(failures[0]).toContain(`HTTP 307, redirected to 127.0.0.1:${elsewhere.port}`)
    expect(failures[0]).not.toContain('secret')
    expect(elsewhere.requests).toEqual([])
    expect(holdsOld(emulator)).toBe(true)
  })
})

describe('an update that is throttled', () => {
  it('is sent again, freshly signed, after what the service asked for', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'throttle', retryAfter: '110' })
    const { green, outputs, lines } = await deploy(emulator)
    expect(green).toBe(true)
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
    expect(lines.join('\n')).toMatch(
      /UpdateFunctionCode failed .*, retrying in 1 min 50 s \(attempt 1\)/,
    )
    const dates = emulator.requests.filter(({ operation }) => operation === 'code')
    expect(dates).toHaveLength(2)
    expect(dates[0]?.date).not.toBe(dates[1]?.date)
  })

  it('is sent again until the time limit, and the function holds what it held', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'throttle', times: 99 })
    const inputs = { ...inputsFor(emulator), timeout: '120' }
    const { outputs, failures } = await deploy(emulator, { inputs })
    expect(failures[0]).toMatch(/HTTP 429/)
    expect(outputs).toMatchObject({ changed: 'false', digest: outputs['previous_digest'] })
    expect(emulator.count('code')).toBeGreaterThan(5)
  })
})

describe('a service that asks for more patience than the step has', () => {
  it('ends red at once, with its own words', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'config', kind: 'throttle', retryAfter: '3600', times: 9 })
    const { failures, lines } = await deploy(emulator)
    expect(failures[0]).toMatch(/HTTP 429, APIGW\.0308/)
    expect(lines.join('\n')).toMatch(/a delay of 60 min 0 s would exceed the step's timeout/)
    expect(emulator.count('config')).toBe(1)
  })
})

describe('an update whose end is not known', () => {
  const losses = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 502 },
    { kind: 'status', status: 408 },
    { kind: 'status', status: 507 },
    { kind: 'drop' },
    { kind: 'half' },
  ] as const

  it.each(losses)('$kind $status after it was taken: deployed', async (loss) => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', ...loss, commit: true })
    const { green, outputs } = await deploy(emulator)
    expect(green).toBe(true)
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true', reason: 'code' })
    expect(emulator.count('code')).toBe(1)
    expect(outputs['digest']).toBe(emulator.functions.expect(urnOf(emulator)).digest)
  })

  it.each(losses)('$kind $status before it was taken: sent again', async (loss) => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', ...loss, commit: false })
    const { green, outputs } = await deploy(emulator)
    expect(green).toBe(true)
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
    expect(emulator.count('code')).toBe(2)
  })

  it('that shows late is found by the 409 and is deployed', async () => {
    const emulator = await serviceHolding({}, { switches: { staleConfigMs: 25 } })
    emulator.faults.script({ on: 'code', kind: 'drop', commit: true })
    const { green, outputs } = await deploy(emulator)
    expect(green).toBe(true)
    expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
  })

  it('with other code in its place ends red and names both digests', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'silent' })
    const running = deploy(emulator, { limits: { answerToPut: 150 } })
    while (emulator.count('code') === 0) await new Promise((done) => setTimeout(done, 5))
    const other = emulator.functions.set(urnOf(emulator), { code: Buffer.from('another') })
    const { green, failures, outputs } = await running
    expect(green).toBe(false)
    expect(failures[0]).toContain(other.digest)
    expect(failures[0]).toMatch(/Another deployment ran concurrently/)
    expect(outputs).toMatchObject({ changed: 'true', digest: other.digest })
  })

  it('and that cannot be read afterwards leaves the outputs empty', async () => {
    const emulator = await serviceHolding()
    emulator.faults.script({ on: 'code', kind: 'drop' })
    emulator.faults.script({ on: 'config', kind: 'status', status: 503, after: 1, times: 99 })
    const inputs = { ...inputsFor(emulator), timeout: '60' }
    const { failures, outputs } = await deploy(emulator, { inputs })
    expect(failures[0]).toMatch(/reading the function back also failed/)
    expect(outputs).toMatchObject({ outcome: 'failed', changed: '', digest: '' })
    expect(outputs['previous_digest']).toMatch(/^[0-9a-f]{128}$/)
  })

  it.each(['html', 'broken-json', 'empty', 'gzip-garbage'] as const)(
    'with an answer that is %s is proved by the configuration',
    async (kind) => {
      const emulator = await serviceHolding()
      emulator.faults.script({ on: 'code', kind })
      const { green, outputs } = await deploy(emulator)
      expect(green).toBe(true)
      expect(outputs).toMatchObject({ outcome: 'deployed', changed: 'true' })
      expect(emulator.count('code')).toBe(1)
    },
  )
})

describe('a service that cannot be reached', () => {
  it('is tried again until the time limit', async () => {
    const emulator = await serviceHolding()
    const inputs = { ...inputsFor(emulator), endpoint: 'http://127.0.0.1:1', timeout: '60' }
    const { failures, lines } = await deploy(emulator, { inputs })
    expect(failures[0]).toMatch(/ECONNREFUSED.*\n.*Check the region in `urn`, `endpoint`/s)
    expect(lines.filter((line) => line.includes('retrying in ')).length).toBeGreaterThan(4)
  })
})

describe('several functions', () => {
  it('are all handled, and one failure hides no other result', async () => {
    const emulator = await serviceHolding()
    emulator.functions.create({ name: 'third', code: OLD_CODE })
    const urns = ['hello', 'missing', 'third'].map((name) => urnOf(emulator, name))
    const end = await deploy(emulator, {
      inputs: { ...inputsFor(emulator), urn: urns.join('\n') },
    })
    expect(end.green).toBe(false)
    expect(end.failures).toHaveLength(1)
    expect(end.failures[0]).toMatch(/^Failed to deploy missing \(cn-north-4\): /)
    const { outputs } = end
    expect(outputs).toMatchObject({
      outcome: 'failed',
      changed: 'true',
      reason: 'code',
      previous_digest: '',
      last_modified: '',
      func_urn: '',
    })
    expect(outputs['digest']).toBe(emulator.functions.expect(urns[0] ?? '').digest)
    const results = JSON.parse(outputs['results'] ?? '') as { urn: string; outcome: string }[]
    expect(results.map(({ urn, outcome }) => [urn, outcome])).toEqual([
      [urns[0], 'deployed'],
      [urns[1], 'failed'],
      [urns[2], 'deployed'],
    ])
    expect(end.summary).toMatch(/missing/)
  })
})

describe('inputs that are wrong', () => {
  it('are reported in one annotation, and nothing is sent', async () => {
    const emulator = await serviceHolding()
    const { failures, outputs, masks } = await deploy(emulator, {
      inputs: { ...inputsFor(emulator), urn: 'x', code_path: 'nowhere', force: 'maybe' },
    })
    expect(failures).toHaveLength(1)
    expect(failures[0]?.match(/^- /gm)).toHaveLength(3)
    expect(outputs).toMatchObject({ outcome: 'failed', results: '[]' })
    expect(masks).toContain('emulator-secret-key-not-a-real-one')
    expect(emulator.requests).toEqual([])
  })
})

describe('an IAM token', () => {
  it('deploys', async () => {
    const emulator = await serviceHolding()
    const inputs = { ...inputsFor(emulator), access_key: '', secret_key: '' }
    const iam_token = emulator.accounts.tokens[0]?.token ?? ''
    const { green, masks } = await deploy(emulator, { inputs: { ...inputs, iam_token } })
    expect(green).toBe(true)
    expect(masks).toEqual([iam_token])
    expect(emulator.requests.every(({ headerNames }) => headerNames.includes('x-project-id'))).toBe(
      true,
    )
  })

  it('of another project is refused', async () => {
    const emulator = await serviceHolding()
    emulator.accounts.tokens.push({ token: 'of-another', projectId: 'f'.repeat(32) })
    const inputs = {
      ...inputsFor(emulator),
      access_key: '',
      secret_key: '',
      iam_token: 'of-another',
    }
    const { failures } = await deploy(emulator, { inputs })
    expect(failures[0]).toMatch(/HTTP 40[13]/)
  })
})

describe('temporary keys', () => {
  it('deploy with their token', async () => {
    const key = { accessKey: 'TEMP', secretKey: 'temp-secret', securityToken: 'temp-token' }
    const emulator = await serviceHolding({}, { keys: [key] })
    const inputs = { ...inputsFor(emulator), security_token: 'temp-token' }
    expect((await deploy(emulator, { inputs })).green).toBe(true)
    expect((await deploy(emulator)).green).toBe(false)
  })
})
