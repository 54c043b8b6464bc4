/** Experiments about aliases. */
import { described } from '../live/client.ts'
import type { Experiment } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'
import { lagOf } from './lag.ts'
import { expectDone, type Lab } from './lab.ts'
import { alias, clear, createAlias, publishNew, updateAlias } from './releases.ts'

const NAME = 'probe'

/** Two versions, and an alias of the first. @throws Unsettled */
async function prepare(lab: Lab, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await clear(lab)
  await publishNew(lab, 'probe-1')
  await publishNew(lab, 'probe-2')
  expectDone(await createAlias(lab, NAME, 'probe-1', more), 'a new alias')
}

const aliasLag: Experiment = {
  name: 'alias-lag',
  question: 'How long does an alias show its former version?',
  does: 'moves an alias from one version to another and reads it',
  settles: ['staleAliasMs'],
  async observe(lab) {
    await prepare(lab)
    const { ms, reads } = await lagOf(
      lab,
      async () => expectDone(await updateAlias(lab, NAME, 'probe-2'), 'a move of the alias'),
      async () => (await lab.call('GET', `aliases/${NAME}`)).json['version'] === 'probe-2',
    )
    lab.lags.aliases = ms
    return { settled: { staleAliasMs: ms }, seen: [`Stale for ${ms} ms, ${reads} reads`] }
  },
}

const versionAliases: Experiment = {
  name: 'version-aliases',
  question: 'Can two aliases point to the same version?',
  does: 'creates a second alias of a version',
  settles: ['versionAliases'],
  async observe(lab) {
    await prepare(lab)
    const reply = await createAlias(lab, 'probe-other', 'probe-1')
    const seen = [`Another alias of the version: ${described(reply)}`]
    if (reply.status === 200) return { settled: { versionAliases: 'many' }, seen }
    if (reply.status === 409) return { settled: { versionAliases: 'one' }, seen }
    throw new Unsettled(seen.join(''))
  },
}

const aliasUpdate: Experiment = {
  name: 'alias-update',
  question: 'Does an update of an alias keep omitted fields?',
  does: 'moves an alias that has a description',
  settles: ['aliasUpdate'],
  async observe(lab) {
    await prepare(lab, { description: 'kept' })
    expectDone(await updateAlias(lab, NAME, 'probe-2'), 'a move of the alias')
    const keeps = (await alias(lab, NAME))['description'] === 'kept'
    const seen = [`The description ${keeps ? 'stayed' : 'was removed'}`]
    return { settled: { aliasUpdate: keeps ? 'keeps' : 'replaces' }, seen }
  },
}

const aliasCode: Experiment = {
  name: 'alias-code',
  question: 'What does new code for an alias URN do?',
  does: 'sends code to the URN of an alias',
  settles: [],
  async observe(lab) {
    await prepare(lab)
    const reply = await lab.put(lab.newZip(), {}, `:!${NAME}`)
    return { seen: [`Code for an alias: ${described(reply)}`] }
  },
}

export const aliasOpening: readonly Experiment[] = [aliasLag]

export const aliasExperiments: readonly Experiment[] = [versionAliases, aliasUpdate, aliasCode]
