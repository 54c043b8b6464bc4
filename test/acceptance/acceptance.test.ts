import { describe, expect, it, onTestFinished } from 'vitest'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts'
import { profileNames, type Profile } from '../../emulator/profile.ts'
import { accept, type AcceptanceMeans } from '../../scripts/acceptance/run.ts'
import { storiesFor } from '../../scripts/acceptance/stories.ts'
import { readCredentials } from '../../scripts/live/credentials.ts'
import { scratchTarget } from '../../scripts/live/scratch.ts'
import { systemClock } from '../../src/clock.ts'
import { networkTransport } from '../../src/cloud/transport.ts'
import { parseTarget } from '../../src/target.ts'
import { OLD_CODE } from '../support/emulator-inputs.ts'
import type { ActionEnd, ActionRun } from '../support/run-action.ts'
import { step } from '../support/step.ts'
import { environmentOf } from '../probe/probing.ts'

interface Accepted {
  readonly failed: number | undefined
  readonly lines: readonly string[]
  readonly emulator: Emulator
}

/** Plays all stories against an emulator, as `npm run acceptance` does. */
async function accepting(
  options: EmulatorOptions,
  names?: readonly string[],
  means?: Pick<AcceptanceMeans, 'run'>,
): Promise<Accepted> {
  const emulator = await startEmulator(options)
  onTestFinished(() => emulator.close())
  const { urn } = emulator.functions.create({ name: 'hello', code: OLD_CODE })
  emulator.buckets.create({ name: 'packages' })
  const target = parseTarget(urn, emulator.url)
  if (typeof target === 'string') throw new Error(target)
  const environment = environmentOf(emulator)
  const lines: string[] = []
  const failed = await accept(
    {
      scratch: scratchTarget(target, 'acceptance'),
      stories: storiesFor('Node.js20.15').filter(({ name }) => names?.includes(name) ?? true),
      dependency: 'id-a',
      bucket: 'packages',
      obsEndpoint: emulator.url,
    },
    {
      credentials: readCredentials(environment),
      environment,
      transport: networkTransport('acceptance-test'),
      clock: systemClock,
      signal: new AbortController().signal,
      say: (line) => lines.push(line),
      ...means,
    },
  )
  expect(emulator.functions.list().map(({ name }) => name)).toEqual(['hello'])
  return { failed, lines, emulator }
}

/** Runs the action from its source, in this process. */
async function fromSource({ inputs, workspace, environment, temp }: ActionRun): Promise<ActionEnd> {
  const end = await step({
    inputs,
    workspace,
    ...(environment && { environment }),
    ...(temp && { temp }),
  })
  const { outputs, summary, failures } = end
  const commands = failures.map((message) => ({ name: 'error', properties: {}, message }))
  const rest = { signal: null, log: end.lines.join('\n'), environmentFiles: {} }
  return { ...rest, exitCode: end.green ? 0 : 1, outputs, summary, commands }
}

const TIME = 120_000

/** One starts the bundle for each story. The others are about what the services do. */
const BUNDLED: Profile = 'huawei-now'

describe('acceptance', () => {
  it.each(profileNames)(
    'sees what it expects of %s',
    async (profile) => {
      const means = profile === BUNDLED ? {} : { run: fromSource }
      const { failed, lines } = await accepting({ profile }, undefined, means)
      expect([lines.filter((line) => line.startsWith('DIFFERENT')), failed]).toEqual([[], 0])
      const played = lines.flatMap((line) => /^as expected (.+)$/.exec(line)?.[1] ?? [])
      expect(played).toEqual(storiesFor('Node.js20.15').map(({ name }) => name))
    },
    TIME,
  )

  it(
    'reports what a service does differently',
    async () => {
      const switches = { sameCode: 'never' } as const
      const { failed, lines } = await accepting({ switches }, ['create', 'first deploy', '409'])
      expect(failed).toBe(1)
      expect(lines).toContain('DIFFERENT  409')
      const reported = 'UpdateFunctionCode: expected HTTP 409, FSS.0409; seen HTTP 200'
      expect(lines).toContain(`  ${reported}`)
    },
    TIME,
  )

  it('plays nothing where the function cannot be created', async () => {
    const { failed, lines } = await accepting({ switches: { forbidden: ['create'] } })
    expect(failed).toBe(1)
    expect(lines[1]).toBe('  CreateFunction: expected HTTP 200; seen HTTP 403, FSS.0403')
    expect(lines).toHaveLength(3)
  })
})
