import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readInputs } from '../../emulator/action/inputs.ts'
import { emulatorAction } from './action.ts'
import { complaintsAboutAction, complaintsAboutWorkflow } from './language-service.ts'
import { rowsAfter } from './markdown.ts'
import { wrongUses } from './uses.ts'
import { workflowsIn } from './workflows.ts'

const page = readFileSync('emulator/README.md', 'utf8')
const section = page.slice(page.indexOf('## Use it in a workflow'))
const firstCells = (from: string): string[] =>
  rowsAfter(section, from).map(([name = '']) => name.replaceAll('`', ''))

describe('emulator/action.yml', () => {
  it('is what GitHub takes for the metadata of an action', async () => {
    expect(await complaintsAboutAction(readFileSync('emulator/action.yml', 'utf8'))).toEqual([])
  })

  it('declares the inputs that are read, and no other', () => {
    const asked = new Set<string>()
    readInputs((name) => {
      asked.add(name)
      return ''
    }, '.')
    expect([...asked].sort()).toEqual(Object.keys(emulatorAction.inputs).sort())
  })

  it('has its inputs and outputs in emulator/README.md', () => {
    expect(firstCells('Inputs:')).toEqual(Object.keys(emulatorAction.inputs))
    expect(firstCells('Outputs:')).toEqual(Object.keys(emulatorAction.outputs))
  })

  it('is used rightly by the workflows of emulator/README.md', async () => {
    const workflows = workflowsIn('emulator/README.md', page)
    expect(workflows).toHaveLength(1)
    for (const workflow of workflows) {
      expect(await complaintsAboutWorkflow(workflow.text)).toEqual([])
      expect(wrongUses(workflow)).toEqual([])
    }
  })
})
