import { describe, expect, it } from 'vitest'
import { attempt, type Call } from '../../src/cloud/functiongraph.ts'
import {
  FUNCTION_OPERATIONS,
  isOfObjects,
  isSignIn,
  OPERATIONS,
  type FunctionOperation,
  type Operation,
} from '../../src/cloud/operations.ts'
import { textBody } from '../../src/cloud/body.ts'
import { answer, PROJECT, scripted, TARGET } from '../support/scripted.ts'

const operations = Object.keys(OPERATIONS) as readonly Operation[]
const calls = Object.keys(FUNCTION_OPERATIONS) as readonly FunctionOperation[]
const FUNCTIONS = `https://functiongraph.example.com/v2/${PROJECT}/fgs/functions/`

describe('the table of service calls', () => {
  it.each(operations)('says what %s does, and whether it signs in', (operation) => {
    const { doing, method, repeats, service } = OPERATIONS[operation]
    expect(doing).toMatch(/^(?!\w+ing )\w+ \w/)
    expect(isSignIn(operation)).toBe(!['FunctionGraph', 'OBS'].includes(service))
    expect(isOfObjects(operation)).toBe(service === 'OBS')
    if (method === 'GET' || method === 'HEAD') expect(repeats).toBe('read')
  })

  it.each(calls)('has the path and the permission of %s', async (operation) => {
    const { permission, method } = FUNCTION_OPERATIONS[operation]
    expect(permission).toMatch(/^FunctionGraph:function:\w+$/)
    const { connection, sent } = scripted(answer(200, {}))
    await attempt({ operation, target: TARGET }, connection)
    expect(sent[0]?.request.method).toBe(method)
    expect(sent[0]?.request.url.href).toMatch(`${FUNCTIONS}${TARGET.urn}`)
  })
})

describe('a call', () => {
  const version = TARGET.urn.replace('latest', 'v1')
  const alias = TARGET.urn.replace('latest', '!live')

  it.each<[string, Partial<Call>, string]>([
    ['of the function', {}, `${TARGET.urn}/config`],
    ['of a version', { urn: version }, `${version}/config`],
    ['of an alias', { urn: alias }, `${alias}/config`],
    [
      'with a query',
      { query: { marker: 'a b', type: 'code' } },
      `${TARGET.urn}/config?marker=a%20b&type=code`,
    ],
  ])('%s goes to its own path', async (_, more, path) => {
    const { connection, sent } = scripted(answer(200, {}))
    await attempt({ operation: 'ShowFunctionConfig', target: TARGET, ...more }, connection)
    expect(sent[0]?.request.url.href).toBe(`${FUNCTIONS}${path}`)
  })

  it('takes a body and headers of its own, which cannot replace those of every call', async () => {
    const { connection, sent } = scripted(answer(200, {}))
    const headers = { 'x-cff-log-type': 'tail', host: 'elsewhere' }
    const body = textBody('{}')
    await attempt({ operation: 'UpdateFunctionCode', target: TARGET, headers, body }, connection)
    expect(sent[0]?.body).toBe('{}')
    expect(sent[0]?.request.headers).toMatchObject({
      'x-cff-log-type': 'tail',
      host: 'functiongraph.example.com',
      'x-project-id': PROJECT,
    })
  })
})
