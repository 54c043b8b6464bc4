import fc from 'fast-check'

/**
 * Any character of Unicode but halves of pairs, as the unit of `fc.string`. The unit `binary` is the
 * same, and takes more than a second of every worker to list them all.
 */
export const anyCharacter = fc
  .oneof(
    { weight: 0xd800, arbitrary: fc.integer({ min: 0, max: 0xd7ff }) },
    { weight: 0x102000, arbitrary: fc.integer({ min: 0xe000, max: 0x10ffff }) },
  )
  .map((code) => String.fromCodePoint(code))
