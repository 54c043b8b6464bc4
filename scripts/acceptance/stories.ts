import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { ActionEnd } from '../../test/support/run-action.ts'
import { zipOf } from '../live/archives.ts'
import { described } from '../live/client.ts'
import { createScratch, creation } from '../live/scratch.ts'
import { releaseStories } from './release-stories.ts'
import type { Stage } from './stage.ts'
import type { Check, Story } from './story.ts'

/** Exit code, outcome and reason of a step. */
export function endOf(end: ActionEnd, expected: string): Check {
  const { outcome = '', reason = '' } = end.outputs
  const seen = `exit code ${String(end.exitCode)}, ${outcome}, reason ${reason || 'none given'}`
  return { what: 'step', expected, seen }
}

async function digestCheck(stage: Stage): Promise<Check> {
  return { what: 'digest', expected: stage.digest, seen: await stage.heldDigest() }
}

async function answerCheck(stage: Stage, source: string): Promise<Check> {
  const text = /'(.+)'/.exec(source)?.[1] ?? source
  const answer = await stage.answer()
  return { what: 'call', expected: text, seen: answer.includes(text) ? text : answer }
}

/** The messages of the annotations that say why a step failed. */
function whyOf({ commands }: ActionEnd): string {
  return commands
    .filter(({ name }) => name === 'error')
    .map(({ message }) => message)
    .join('\n')
}

function says(end: ActionEnd, pattern: RegExp): Check {
  const why = whyOf(end)
  return {
    what: 'error',
    expected: String(pattern),
    seen: pattern.test(why) ? String(pattern) : why,
  }
}

export function createStory(runtime: string): Story {
  return {
    name: 'create',
    does: 'creates the function with code that the action did not package',
    async play({ parts }) {
      const blank = { runtime, handler: 'index.handler', code: zipOf('exports.handler = 0\n') }
      const body = creation(parts.function, blank)
      const reply = await createScratch(parts.client, body, parts.signal)
      return [{ what: 'CreateFunction', expected: 'HTTP 200', seen: described(reply) }]
    },
  }
}

const first: Story = {
  name: 'first deploy',
  does: 'deploys a directory and calls the function',
  async play(stage) {
    const source = stage.write()
    const end = await stage.deploy()
    const step = endOf(end, 'exit code 0, deployed, reason code')
    return [step, await digestCheck(stage), await answerCheck(stage, source)]
  },
}

const unchanged: Story = {
  name: 'unchanged',
  does: 'deploys the same directory again',
  async play(stage) {
    const before = await stage.config()
    const end = await stage.deploy()
    const { last_modified: after } = await stage.config()
    const step = endOf(end, 'exit code 0, unchanged, reason none')
    const [expected, seen] = [before['last_modified'], after].map(String)
    return [step, { what: 'last_modified', expected: expected ?? '', seen: seen ?? '' }]
  },
}

const changed: Story = {
  name: 'changed',
  does: 'deploys other code',
  async play(stage) {
    const before = stage.digest
    const source = stage.write()
    const end = await stage.deploy()
    const previous = end.outputs['previous_digest'] ?? ''
    return [
      endOf(end, 'exit code 0, deployed, reason code'),
      { what: 'previous_digest', expected: before, seen: previous },
      await digestCheck(stage),
      await answerCheck(stage, source),
    ]
  },
}

/** The field in which this service reports dependencies. */
async function listField(stage: Stage): Promise<string> {
  const config = await stage.config()
  const isOld =
    !Object.hasOwn(config, 'depend_version_list') && Object.hasOwn(config, 'depend_list')
  return isOld ? 'depend_list' : 'depend_version_list'
}

const dependencies: Story = {
  name: 'dependencies',
  does: 'adds --dependency without other code, and removes it again',
  lacks: ({ parts }) => (parts.dependency === undefined ? 'requires --dependency' : undefined),
  async play(stage) {
    const field = await listField(stage)
    const checks: Check[] = []
    for (const ids of [[stage.parts.dependency ?? ''], []]) {
      const expected = ids.join() || 'none'
      const end = await stage.deploy({ [field]: ids.join() || '[]' })
      checks.push(endOf(end, 'exit code 0, deployed, reason dependencies'))
      const shown = (config: Readonly<Record<string, unknown>>): string => {
        const list = config[field]
        return (Array.isArray(list) && list.map(String).join()) || 'none'
      }
      const config = await stage.config((one) => shown(one) === expected)
      checks.push({ what: field, expected, seen: shown(config) })
    }
    return [...checks, await digestCheck(stage)]
  },
}

const sameCode: Story = {
  name: '409',
  does: 'sends the deployed package again, without the action',
  async play(stage) {
    const file = stage.package(await stage.deploy()).toString('base64')
    const body = { code_type: 'zip', code_filename: 'index.zip', func_code: { file } }
    const reply = await stage.call('PUT', 'code', body)
    return [{ what: 'UpdateFunctionCode', expected: 'HTTP 409, FSS.0409', seen: described(reply) }]
  },
}

const force: Story = {
  name: 'force',
  does: 'deploys the same directory with force',
  async play(stage) {
    const end = await stage.deploy({ force: 'true' })
    // The service rejects the same code, so nothing is deployed although it was sent.
    return [endOf(end, 'exit code 0, unchanged, reason forced'), await digestCheck(stage)]
  },
}

const wrongKey: Story = {
  name: 'wrong key',
  does: 'deploys other code with a wrong secret key or token',
  async play(stage) {
    const { access } = stage.parts.client.credentials
    stage.write()
    const wrong =
      access.kind === 'keys'
        ? { access_key: access.keys.accessKey, secret_key: 'not-the-secret-key-of-this-access-key' }
        : { iam_token: 'not-a-token-of-this-project' }
    const before = stage.digest
    const end = await stage.deploy(wrong)
    stage.digest = before
    return [
      endOf(end, 'exit code 1, failed, reason none given'),
      says(end, /HTTP 401/),
      await digestCheck(stage),
    ]
  },
}

const publishedVersion: Story = {
  name: 'published version',
  does: 'deploys to the URN of a published version',
  async play(stage) {
    const urn = stage.parts.function.urn.replace(/:latest$/, ':v1')
    const end = await stage.deploy({ urn })
    return [
      { what: 'exit code', expected: '1', seen: String(end.exitCode) },
      says(end, /version "v1"/),
      await digestCheck(stage),
    ]
  },
}

/** The stories in order: each starts from the state that the previous one left. */
export function storiesFor(runtime: string): readonly Story[] {
  const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, unknown> }
  const all = [
    createStory(runtime),
    ...[first, unchanged, changed, dependencies, sameCode, force, wrongKey, publishedVersion],
    ...releaseStories,
  ]
  return all.filter(({ input }) => input === undefined || Object.hasOwn(action.inputs, input))
}
