import { wholeUrn } from '../live/scratch.ts'
import type { ProbeOrder } from './run.ts'

/** Plan of the probe: what it will create and run. */
export function planLines(order: ProbeOrder, method: string): string[] {
  const { scratch, runtime, experiments } = order
  return [
    `Creates: ${wholeUrn(scratch)}`,
    `  (${runtime}, 128 MB; removed at the end, also after a failure, Ctrl+C or SIGTERM)`,
    `Not touched: ${wholeUrn(order.beside)}`,
    `Endpoint: ${scratch.endpoint}`,
    `Authenticating with ${method}`,
    `Experiments (${experiments.length}):`,
    ...experiments.flatMap(({ name, question, does, heavy }) => [
      `  ${name}: ${question}`,
      `    ${does}${heavy === undefined ? '' : ` (${heavy})`}`,
    ]),
  ]
}
