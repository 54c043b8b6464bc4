/**
 * How many states a test tries that runs complete steps on generated ones: a fifth, or all of them with
 * `GENERATED=all`, which CI sets. The fifth is the first of all.
 */
export function howMany(all: number): number {
  return process.env['GENERATED'] === 'all' ? all : Math.ceil(all / 5)
}
