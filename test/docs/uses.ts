import { parse } from 'yaml'
import { action, emulatorAction, type Metadata } from './action.ts'
import { USES, USES_EMULATOR } from './language-service.ts'
import { jobsOf, type Step, type Workflow } from './workflows.ts'

/**
 * What a workflow gets wrong about this action and no linter sees: outputs and inputs that action.yml
 * does not declare, and outputs of steps or jobs that are not there.
 */
export function wrongUses(workflow: Workflow): string[] {
  const jobs = jobsOf(workflow)
  const steps = jobs.flatMap((job) => job.steps)
  return [
    ...steps.flatMap(wrongInputs),
    ...wrongOutputs(workflow.text, steps),
    ...wrongNeeds(workflow.text),
  ]
}

/** Those of the actions in this repository. */
const known: Readonly<Record<string, Metadata>> = {
  [USES]: action,
  [USES_EMULATOR]: emulatorAction,
}

function wrongInputs(step: Step): string[] {
  const metadata = known[step.uses ?? '']
  if (metadata === undefined) return []
  return Object.keys(step.with ?? {})
    .filter((name) => !(name in metadata.inputs))
    .map((name) => `action.yml declares no input ${name}`)
}

/** `steps.<id>.outputs.<name>`; the outputs of other actions are not known here. */
function wrongOutputs(text: string, steps: readonly Step[]): string[] {
  const references = text.matchAll(/\bsteps\.([\w-]+)\.(?:outputs\.)?([\w-]+)/g)
  return [...references].flatMap(([reference, id, output = '']) => {
    const step = steps.find((candidate) => candidate.id === id)
    if (step === undefined) return [`${reference}: there is no such step`]
    if (!reference.includes('.outputs.'))
      return isStatus(output) ? [] : [`${reference}: no such value`]
    const metadata = known[step.uses ?? '']
    const isThere = metadata === undefined || output in metadata.outputs
    return isThere ? [] : [`${reference}: no such output`]
  })
}

function isStatus(name: string): boolean {
  return name === 'outcome' || name === 'conclusion'
}

/** `needs.<job>.outputs.<name>` */
function wrongNeeds(text: string): string[] {
  const { jobs } = parse(text) as { jobs: Record<string, { outputs?: Record<string, string> }> }
  return [...text.matchAll(/\bneeds\.([\w-]+)\.outputs\.([\w-]+)/g)]
    .filter(([, job = '', output = '']) => jobs[job]?.outputs?.[output] === undefined)
    .map(([reference]) => `${reference}: there is no such output of a job`)
}
