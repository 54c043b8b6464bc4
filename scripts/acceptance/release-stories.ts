/** Stories about versions, aliases and uploads, if the action has the inputs for them. */
import type { Stage } from './stage.ts'
import type { Check, Story } from './story.ts'

type Json = Readonly<Record<string, unknown>>

/** The published versions with this digest, by name. */
async function holders(stage: Stage, digest: string): Promise<string> {
  const { json } = await stage.call('GET', 'versions')
  const versions = Array.isArray(json['versions']) ? (json['versions'] as Json[]) : []
  return versions
    .filter((one) => one['version'] !== 'latest' && String(one['digest']).toLowerCase() === digest)
    .map((one) => String(one['version']))
    .join()
}

const publish: Story = {
  name: 'publish',
  does: 'deploys other code and publishes it, twice',
  input: 'publish',
  async play(stage) {
    stage.write()
    const checks: Check[] = []
    for (const outcome of ['deployed', 'unchanged']) {
      const end = await stage.deploy({ publish: 'true' })
      const { outcome: seen = '', version = '' } = end.outputs
      checks.push({
        what: 'outcome',
        expected: `0, ${outcome}`,
        seen: `${String(end.exitCode)}, ${seen}`,
      })
      checks.push({ what: 'version', expected: await holders(stage, stage.digest), seen: version })
    }
    return checks
  },
}

const alias: Story = {
  name: 'alias',
  does: 'deploys other code, publishes it and moves an alias, twice',
  input: 'alias',
  async play(stage) {
    const checks: Check[] = []
    for (let times = 0; times < 2; times += 1) {
      stage.write()
      const end = await stage.deploy({ publish: 'true', alias: 'acceptance' })
      const { json } = await stage.call('GET', 'aliases/acceptance')
      const { version = 'none' } = end.outputs
      checks.push({ what: 'exit code', expected: '0', seen: String(end.exitCode) })
      checks.push({ what: 'alias', expected: version, seen: String(json['version']) })
    }
    return checks
  },
}

const upload: Story = {
  name: 'upload',
  does: 'deploys other code through --bucket; the object stays there',
  input: 'upload_bucket',
  lacks: ({ parts }) => (parts.bucket === undefined ? 'requires --bucket' : undefined),
  async play(stage) {
    stage.write()
    const { bucket = '', obsEndpoint } = stage.parts
    const end = await stage.deploy({
      upload_bucket: bucket,
      upload: 'always',
      ...(obsEndpoint !== undefined && { obs_endpoint: obsEndpoint }),
    })
    const { code_type: type } = await stage.config((config) => config['code_type'] === 'obs')
    const { outcome = '' } = end.outputs
    return [
      { what: 'outcome', expected: '0, deployed', seen: `${String(end.exitCode)}, ${outcome}` },
      { what: 'code_type', expected: 'obs', seen: String(type) },
    ]
  },
}

export const releaseStories: readonly Story[] = [publish, alias, upload]
