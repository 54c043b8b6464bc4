import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { profileNames, switchesOf } from '../../emulator/profile.ts'
import { switchValues, type Switches } from '../../emulator/switches.ts'

const page = readFileSync(join(import.meta.dirname, '../../emulator/PROVENANCE.md'), 'utf8')

/** The cells of the table row that begins with this switch, by the table's own heading. */
function row(name: string): Record<string, string> {
  const cells = (line: string) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1)
  const lines = page.split('\n')
  const heading = cells(lines.find((line) => line.startsWith('| Switch')) ?? '')
  const found = cells(lines.find((line) => cells(line)[0] === `\`${name}\``) ?? '')
  return Object.fromEntries(heading.map((title, index) => [title, found[index] ?? '']))
}

describe('emulator/PROVENANCE.md', () => {
  it.each(Object.keys(switchValues) as (keyof Switches)[])('reports the values of %s', (name) => {
    const written = row(name)
    for (const profile of profileNames) {
      expect([profile, written[profile]]).toEqual([profile, String(switchesOf(profile)[name])])
    }
    expect(written.Source).toMatch(/assumed|documented|observed|see/)
  })
})
