import { answerExperiments, kmsExperiments } from './answers.ts'
import { bodyExperiments } from './bodies.ts'
import { codeExperiments } from './code.ts'
import { dependencyExperiments } from './dependencies.ts'
import type { Experiment } from './experiment.ts'
import { lagExperiments } from './lag.ts'

/** All of them, in the order in which they run: some build on what those before them found. */
export const experiments: readonly Experiment[] = [
  ...lagExperiments,
  ...codeExperiments,
  ...answerExperiments,
  ...dependencyExperiments,
  ...bodyExperiments,
  ...kmsExperiments,
]
