import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readArguments, usage } from '../../emulator/arguments.ts'
import { rowsAfter } from '../docs/markdown.ts'

const page = readFileSync('emulator/README.md', 'utf8')
const optionsIn = (text: string): string[] => [...new Set(text.match(/--[a-z]+/g))]

describe('emulator/README.md', () => {
  it('lists the options of the command, all of which it takes', () => {
    const rows = rowsAfter(page, '## Start it as a command').map(([option = '']) => option)
    expect(optionsIn(rows.join()).sort()).toEqual(optionsIn(usage).sort())
    for (const row of rows) {
      const [option = '', value] = row.replaceAll('`', '').split(' ')
      const given = { N: '1', NAME: 'otc', FILE: 'x', 'NAME=VALUE': 'codeSize=string' }[value ?? '']
      expect(() => readArguments(given === undefined ? [option] : [option, given])).not.toThrow()
    }
  })

  it('shows a command that is accepted', () => {
    const [, shown = ''] = /npm run emulator -- (.*)/.exec(page) ?? []
    expect(readArguments(shown.split(' '))).toMatchObject({ state: 'emulator/sample-state.json' })
  })
})
