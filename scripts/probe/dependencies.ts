/** Experiments about the dependency fields of PUT code. */
import type { Switches } from '../../emulator/switches.ts'
import { described } from '../live/client.ts'
import type { Experiment, Observation, SwitchName } from './experiment.ts'
import { Unsettled } from './unsettled-error.ts'
import { FATES, LIST_FIELDS, REPORTS, type Lab, type ListField } from './lab.ts'

type Json = Readonly<Record<string, unknown>>

/** Errors about an invalid ID, not about the field. */
const WRONG_ID = ['FSS.1024', 'FSS.0424', 'FSS.1046', 'FSS.1056']

const reports: Experiment = {
  name: 'reported-dependencies',
  question: 'Which dependency fields does the configuration report?',
  does: 'reads the configuration of the function, which was created with --dependency',
  settles: ['reportsDependVersionList', 'reportsDependList', 'reportsDependencyPkg'],
  async observe(lab) {
    const config = await lab.config()
    const settled: Partial<Switches> = {}
    const open: Partial<Record<SwitchName, string>> = {}
    for (const field of LIST_FIELDS) {
      const shown = Object.hasOwn(config, field) || Object.hasOwn(lab.born.config, field)
      if (shown || lab.born.given.includes(field)) settled[REPORTS[field]] = shown
      else open[REPORTS[field]] = `${field} is not reported, and was not given at the creation`
    }
    settled.reportsDependencyPkg = Object.hasOwn(config, 'dependency_pkg')
    const seen = Object.entries(settled).map(
      ([name, value]) => `${name.replace('reports', '')}: ${value ? 'reported' : 'not reported'}`,
    )
    return { settled, open, seen }
  },
}

/** Changes a field together with the code and reads the result. */
async function fateOf(
  lab: Lab,
  field: string,
  change: { readonly value: unknown; readonly isThere: (config: Json) => boolean },
): Promise<Observation & { readonly fate: Switches['dependListField'] }> {
  const reply = await lab.put(lab.newZip(), { [field]: change.value })
  const seen = [`An update with ${field}: ${described(reply)}`]
  if (reply.status === 400 && !WRONG_ID.includes(reply.code)) return { fate: 'refused', seen }
  if (reply.status !== 200) throw new Unsettled(seen.join(''))
  const done = change.isThere(await lab.config())
  seen.push(`The configuration shows it ${done ? 'changed' : 'unchanged'}`)
  return { fate: done ? 'honored' : 'ignored', seen }
}

function listField(field: ListField, name: string): Experiment {
  return {
    name,
    question: `Does an update change ${field}?`,
    does: `deploys a zip with another ${field}`,
    settles: [FATES[field]],
    async observe(lab) {
      const [id = ''] = lab.dependencies(1)
      if (lab.found[REPORTS[field]] !== true) throw new Unsettled(`${field} is not reported`)
      const before = lab.ids(await lab.config(), field) ?? []
      const value = before.length === 0 ? [id] : []
      const isThere = (config: Json): boolean => lab.ids(config, field)?.length === value.length
      const { fate, seen } = await fateOf(lab, field, { value, isThere })
      return { settled: { [FATES[field]]: fate }, seen }
    },
  }
}

const dependencyPkg: Experiment = {
  name: 'dependency-pkg',
  question: 'Does an update change dependency_pkg?',
  does: 'deploys a zip with --code-url as dependency_pkg',
  settles: ['dependencyPkgField'],
  async observe(lab) {
    if (lab.found.reportsDependencyPkg !== true) {
      throw new Unsettled('dependency_pkg is not reported')
    }
    const { url } = lab.object()
    const isThere = (config: Json): boolean => config['dependency_pkg'] === url
    const { fate, seen } = await fateOf(lab, 'dependency_pkg', { value: url, isThere })
    if (fate === 'honored') await lab.put(lab.newZip(), { dependency_pkg: '' })
    return { settled: { dependencyPkgField: fate }, seen }
  },
}

const emptyLists: Experiment = {
  name: 'empty-lists',
  question: 'How is an empty list of dependencies reported?',
  does: 'deploys a zip with an empty list',
  settles: ['emptyLists'],
  async observe(lab) {
    const field = lab.carrier()
    await lab.deploy(lab.newZip(), { [field]: [] })
    const config = await lab.config()
    const value = config[field]
    const emptyLists = value === undefined ? 'omitted' : value === null ? 'null' : 'array'
    return { settled: { emptyLists }, seen: [`An empty ${field} is reported as ${emptyLists}`] }
  },
}

const absentList: Experiment = {
  name: 'absent-list',
  question: 'Does an update without the list keep the dependencies, or remove them?',
  does: 'deploys a zip with a dependency, and another without the field',
  settles: ['absentList'],
  async observe(lab) {
    const field = lab.carrier()
    const [id = ''] = lab.dependencies(1)
    await lab.deploy(lab.newZip(), { [field]: [id] })
    await lab.deploy()
    const kept = lab.ids(await lab.config(), field)?.length === 1
    const seen = [`Without ${field} the dependency ${kept ? 'stayed' : 'was removed'}`]
    return { settled: { absentList: kept ? 'keep' : 'clear' }, seen }
  },
}

const dependencyOnly: Experiment = {
  name: 'dependency-only',
  question: 'Is a change of dependencies alone accepted, or refused as the same code?',
  does: 'deploys a zip with a dependency, the same again, and the same zip without dependencies',
  settles: ['dependencyOnlyChange'],
  async observe(lab) {
    const field = lab.carrier()
    const zip = lab.newZip()
    await lab.deploy(zip, { [field]: lab.dependencies(1).slice(0, 1) })
    const same = await lab.put(zip, { [field]: lab.dependencies(1).slice(0, 1) })
    if (same.status !== 409) {
      throw new Unsettled(`no update is refused as the same code (${described(same)})`)
    }
    const reply = await lab.put(zip, { [field]: [] })
    const done = lab.ids(await lab.config(), field)?.length === 0
    const seen = [`Dependencies alone: ${described(reply)}, ${done ? 'changed' : 'not changed'}`]
    if (reply.status === 200 && done) return { settled: { dependencyOnlyChange: '200' }, seen }
    if (reply.status !== 409) throw new Unsettled(seen.join(''))
    return { settled: { dependencyOnlyChange: done ? '409-applied' : '409' }, seen }
  },
}

const listOrder: Experiment = {
  name: 'list-order',
  question: 'In which order are dependencies reported?',
  does: 'deploys a zip with two dependencies, and another with them in reverse',
  settles: ['listOrder'],
  async observe(lab) {
    const field = lab.carrier()
    const sorted = lab.dependencies(2).slice(0, 2).sort()
    const reported: string[] = []
    for (const ids of [sorted, sorted.toReversed()]) {
      await lab.deploy(lab.newZip(), { [field]: ids })
      const shown = lab.ids(await lab.config(), field) ?? []
      reported.push(shown.join() === ids.join() ? 'as sent' : 'in another order')
    }
    const seen = [`Ascending: reported ${reported[0] ?? ''}; descending: ${reported[1] ?? ''}`]
    if (reported[0] !== 'as sent')
      throw new Unsettled(`${seen.join('')}; no value of the switch matches`)
    return { settled: { listOrder: reported[1] === 'as sent' ? 'sent' : 'sorted' }, seen }
  },
}

const answerLists: Experiment = {
  name: 'answer-lists',
  question: 'Does the answer to an update have the dependencies that the configuration reports?',
  does: 'deploys a zip and compares the answer with the configuration',
  settles: ['answerLists'],
  async observe(lab) {
    const more = Object.fromEntries(
      LIST_FIELDS.filter((field) => lab.found[FATES[field]] === 'honored').map((field) => [
        field,
        lab.materials.dependencies.slice(0, 1),
      ]),
    )
    const { json: answer } = await lab.deploy(lab.newZip(), more)
    const config = await lab.config()
    const field = [...LIST_FIELDS, 'dependency_pkg'].find((name) => Object.hasOwn(config, name))
    if (field === undefined) throw new Unsettled('the configuration reports no dependencies')
    const there = Object.hasOwn(answer, field)
    return {
      settled: { answerLists: there },
      seen: [`${field} is ${there ? '' : 'not '}in the answer`],
    }
  },
}

/** Run first: the other experiments use the fields that these find. */
export const dependencyOpening: readonly Experiment[] = [
  reports,
  listField('depend_version_list', 'depend-version-list'),
  listField('depend_list', 'depend-list'),
]

export const dependencyExperiments: readonly Experiment[] = [
  dependencyPkg,
  emptyLists,
  absentList,
  dependencyOnly,
  listOrder,
  answerLists,
]
