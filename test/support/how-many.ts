/**
 * How many states a test tries that runs complete steps, or a probe, on generated ones: the first
 * fifth, or all of them with `GENERATED=all`, which CI sets.
 */
export function howMany(all: number): number {
  return process.env['GENERATED'] === 'all' ? all : Math.ceil(all / 5)
}
