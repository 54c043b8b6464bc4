import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ask, pathOf, start, zipBody, zipOf } from './caller.ts'

const code = zipOf('exports.handler = async () => 1')
const good = {
  ...zipBody(code),
  func_name: 'made',
  package: 'default',
  runtime: 'Node.js20.15',
  timeout: 30,
  handler: 'index.handler',
  memory_size: 128,
}

describe('POST functions', () => {
  it('creates a function that can be read, listed and updated', async () => {
    const { emulator } = await start()
    const functions = `/v2/${emulator.projectId}/fgs/functions`
    const more = {
      user_data: '{"PASSWORD":"hidden"}',
      description: 'd',
      depend_version_list: ['v'],
    }
    const made = await ask(emulator, 'POST', functions, { ...good, ...more })
    const urn = `urn:fss:cn-north-4:${emulator.projectId}:function:default:made`
    expect(made.json).toMatchObject({
      func_urn: `${urn}:latest`,
      digest: createHash('sha512').update(code).digest('hex'),
      code_size: code.length,
      user_data: more.user_data,
      description: 'd',
      depend_version_list: ['v'],
    })
    expect((await ask(emulator, 'GET', pathOf(urn, 'config'))).json).toEqual(made.json)
    const put = await ask(emulator, 'PUT', pathOf(urn, 'code'), zipBody(zipOf('new')))
    expect(put.status).toBe(200)
    const [request] = emulator.requests
    expect(request?.body).toMatchObject({ func_name: 'made', func_code: {} })
    expect(JSON.stringify(request)).not.toContain('hidden')
  })

  it.each<[string, object, number, string]>([
    ['a name that is taken', { func_name: 'hello' }, 409, 'FSS.1061'],
    ['a bad name', { func_name: '1st' }, 400, 'FSS.1002'],
    ['no handler', { handler: undefined }, 400, 'FSS.1003'],
    ['a bad package', { package: 'a b' }, 400, 'FSS.1004'],
    ['no runtime', { runtime: '' }, 400, 'FSS.1005'],
    ['a short timeout', { timeout: 2 }, 400, 'FSS.0400'],
    ['a timeout with a fraction', { timeout: 3.5 }, 400, 'FSS.0400'],
    ['a small memory', { memory_size: 64 }, 400, 'FSS.0400'],
    ['a string for a flag', { enable_lts_log: 'true' }, 400, 'FSS.0400'],
    ['no code type', { code_type: undefined }, 400, 'FSS.1006'],
    ['no code', { func_code: undefined }, 400, 'FSS.1012'],
    ['a dependency without id', { depend_list: [''] }, 400, 'FSS.1024'],
  ])('refuses %s', async (_, change, status, error) => {
    const { emulator } = await start()
    const functions = `/v2/${emulator.projectId}/fgs/functions`
    const reply = await ask(emulator, 'POST', functions, { ...good, ...change })
    expect([reply.status, reply.json.error_code]).toEqual([status, error])
    expect(emulator.functions.list()).toHaveLength(1)
  })

  it('needs no code for a function that runs an image', async () => {
    const { emulator } = await start()
    const custom_image = { enabled: true, image: 'swr.example/a:1' }
    const body = { ...good, code_type: undefined, func_code: undefined, custom_image }
    const reply = await ask(emulator, 'POST', `/v2/${emulator.projectId}/fgs/functions`, body)
    expect(reply.json).toMatchObject({ custom_image, code_type: 'Custom-Image-Swr' })
  })
})

describe('GET functions', () => {
  it('pages by marker and maxitems, and filters', async () => {
    const { emulator } = await start()
    const functions = `/v2/${emulator.projectId}/fgs/functions`
    emulator.functions.create({ name: 'second' })
    emulator.functions.create({ name: 'third', package: 'other' })
    emulator.functions.create({ name: 'foreign', projectId: 'f'.repeat(32) })
    const names = async (query: string) => {
      const { json } = await ask(emulator, 'GET', functions + query)
      const list = json.functions as { func_name: string }[]
      return [list.map((fn) => fn.func_name).join(' '), json.next_marker, json.count]
    }
    expect(await names('')).toEqual(['hello second third', 3, 3])
    expect(await names('?maxitems=2')).toEqual(['hello second', 2, 3])
    expect(await names('?maxitems=2&marker=2')).toEqual(['third', 3, 3])
    expect(await names('?package_name=other')).toEqual(['third', 1, 1])
    expect(await names('?func_name=econ')).toEqual(['second', 1, 1])
    const whole = await ask(emulator, 'GET', functions)
    expect(whole.text).toContain('digest')
    expect(whole.text).not.toContain('depend_version_list')
    const wrong = await ask(emulator, 'GET', `${functions}?maxitems=401`)
    expect(wrong.json.error_code).toBe('FSS.0400')
  })
})
