const names = [
  'publish',
  'list-versions',
  'create-alias',
  'update-alias',
  'read-alias',
  'list-aliases',
  'delete-alias',
] as const

/** The calls about versions and aliases, which a region may lack. */
export type ReleaseOperation = (typeof names)[number]

export function isRelease(operation: string): operation is ReleaseOperation {
  return (names as readonly string[]).includes(operation)
}
