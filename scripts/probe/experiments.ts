import { aliasExperiments, aliasOpening } from './aliases.ts'
import { answerExperiments, kmsExperiments } from './answers.ts'
import { bodyExperiments } from './bodies.ts'
import { codeExperiments } from './code.ts'
import { dependencyExperiments, dependencyOpening } from './dependencies.ts'
import type { Experiment } from './experiment.ts'
import { exportExperiments } from './exports.ts'
import { invokeExperiments } from './invoke.ts'
import { lagExperiments } from './lag.ts'
import { obsExperiments } from './obs.ts'
import { throttlingExperiments } from './throttling.ts'
import { versionExperiments, versionOpening } from './versions.ts'

interface Chapter {
  /** Prerequisites of the other experiments of the chapter; they always run with them. */
  readonly opening: readonly Experiment[]
  readonly experiments: readonly Experiment[]
}

/** In the order in which they run. */
const chapters: readonly Chapter[] = [
  { opening: [], experiments: codeExperiments },
  { opening: [], experiments: answerExperiments },
  { opening: dependencyOpening, experiments: dependencyExperiments },
  {
    opening: [],
    experiments: [...obsExperiments, ...invokeExperiments, ...exportExperiments],
  },
  {
    opening: [...dependencyOpening, ...versionOpening],
    experiments: versionExperiments,
  },
  { opening: [...versionOpening, ...aliasOpening], experiments: aliasExperiments },
  { opening: [], experiments: [...bodyExperiments, ...kmsExperiments, ...throttlingExperiments] },
]

/** All experiments. */
export const experiments: readonly Experiment[] = [
  ...new Set([
    ...lagExperiments,
    ...chapters.flatMap((chapter) => [...chapter.opening, ...chapter.experiments]),
  ]),
]

/** The named experiments, with their prerequisites. */
export function experimentsFor(names: readonly string[]): readonly Experiment[] {
  const isNamed = ({ name }: Experiment): boolean => names.includes(name)
  const needed = chapters.flatMap(({ opening, experiments: others }) =>
    [...opening, ...others].some(isNamed) ? opening : [],
  )
  const chosen = new Set([...lagExperiments, ...needed, ...experiments.filter(isNamed)])
  return experiments.filter((one) => chosen.has(one))
}
