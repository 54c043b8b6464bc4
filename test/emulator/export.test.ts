import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import type { Switches } from '../../emulator/switches.ts'
import { ask, pathOf, send, start, zipOf } from './caller.ts'

async function startWith(switches: Partial<Switches> = {}) {
  const started = await start({ switches })
  const { emulator, urn } = started
  const path = pathOf(urn, 'export?type=code')
  return { ...started, path, exported: () => ask(emulator, 'GET', path) }
}

/** What is at an address of the emulator. */
async function fetched(emulator: Emulator, address: string, headers: Record<string, string> = {}) {
  const { origin, pathname, search } = new URL(address)
  expect(origin).toBe(emulator.url)
  const path = `${pathname}${search}`
  const { status, bytes } = await send(emulator, { method: 'GET', path, headers })
  return { status, bytes }
}

describe('an export', () => {
  it('names an address from which the very archive comes, without credentials', async () => {
    const { emulator, exported, held } = await startWith()
    const { status, json } = await exported()
    expect([status, Object.keys(json)]).toEqual([200, ['file_name', 'code_url']])
    expect(json['file_name']).toMatch(/^hello_[0-9a-f]{32}\.zip$/)
    const address = String(json['code_url'])
    expect(await fetched(emulator, address)).toEqual({ status: 200, bytes: held })
    const [token] = emulator.accounts.tokens
    const withToken = await fetched(emulator, address, { 'X-Auth-Token': token?.token ?? '' })
    expect(withToken.status).toBe(400)
    expect((await fetched(emulator, address.replace(/.$/, '!'))).status).toBe(403)
    expect((await fetched(emulator, address.split('?')[0] ?? '')).status).toBe(403)
    expect((await fetched(emulator, address.replace('exports/', 'exports/0'))).status).toBe(403)
    expect(emulator.requests.map(({ operation }) => operation)).toEqual([
      'export',
      ...Array<string>(5).fill('exported-code'),
    ])
  })

  it('comes as base64', async () => {
    const { exported, held } = await startWith({ exportForm: 'base64' })
    expect((await exported()).text).toBe(held.toString('base64'))
  })

  it('comes as a redirect to the address', async () => {
    const { emulator, exported, held } = await startWith({ exportForm: 'redirect' })
    const { status, headers, text } = await exported()
    expect([status, text]).toEqual([302, ''])
    expect((await fetched(emulator, headers.location ?? '')).bytes).toEqual(held)
  })

  it('may name an address of plain HTTP', async () => {
    const { exported } = await startWith({ exportAddress: 'plain-http' })
    expect((await exported()).json['code_url']).toMatch(/^http:\/\/functionstorage\.obs\./)
  })

  it('may be another archive of the same files', async () => {
    const { emulator, exported, held } = await startWith({ exportBytes: 'repacked' })
    const { bytes } = await fetched(emulator, String((await exported()).json['code_url']))
    expect(bytes).not.toEqual(held)
    const [entry, ...others] = new AdmZip(bytes).getEntries()
    expect([entry?.entryName, entry?.getData().toString(), others]).toEqual([
      'index.js',
      'exports.handler = async () => 1',
      [],
    ])
  })

  it('is refused beyond the limit, and without the permission', async () => {
    const { emulator, exported, held } = await startWith({ exportLimit: 10 })
    expect((await exported()).json).toMatchObject({ error_code: 'FSS.0400' })
    emulator.switches.exportLimit = held.length
    expect((await exported()).status).toBe(200)
    emulator.switches.forbidden = ['export']
    expect((await exported()).status).toBe(403)
  })

  it('is that of the version that the URN names', async () => {
    const { emulator, urn, held } = await startWith()
    emulator.functions.publish(urn, 'v1')
    emulator.functions.releases.setAlias(urn, { name: 'live', version: 'v1' })
    emulator.functions.set(urn, { code: zipOf('exports.handler = async () => 2') })
    const by = (name: string) => ask(emulator, 'GET', pathOf(`${urn}:${name}`, 'export?type=code'))
    const ofVersion = await fetched(emulator, String((await by('v1')).json['code_url']))
    expect(ofVersion.bytes).toEqual(held)
    const ofLatest = await fetched(emulator, String((await by('latest')).json['code_url']))
    expect(ofLatest.bytes).toEqual(emulator.functions.expect(urn).code)
    expect((await by('v2')).json).toMatchObject({ error_code: 'FSS.1052' })
    expect((await by('!live')).json).toMatchObject({ error_code: 'FSS.0400' })
  })

  it('of inline code is a zip that has the source', async () => {
    const { emulator, urn, exported } = await startWith()
    const code = Buffer.from('print(1)')
    emulator.functions.set(urn, { codeType: 'inline', codeFilename: 'index.py', code })
    const { bytes } = await fetched(emulator, String((await exported()).json['code_url']))
    expect(new AdmZip(bytes).readAsText('index.py')).toBe('print(1)')
  })

  it.each([
    ['', 400],
    ['?type=all', 400],
    ['?type=code&code=true', 400],
    ['?code=false', 400],
    ['?code=true', 200],
    ['?type=config', 501],
    ['?code=true&config=true', 501],
  ])('takes the query %j with %i', async (query, status) => {
    const { emulator, urn } = await startWith()
    expect((await ask(emulator, 'GET', pathOf(urn, `export${query}`))).status).toBe(status)
  })

  it('needs credentials, and a function', async () => {
    const { emulator, path, urn } = await startWith()
    expect((await send(emulator, { method: 'GET', path })).status).toBe(401)
    const other = pathOf(urn.replace('hello', 'nobody'), 'export?type=code')
    expect((await ask(emulator, 'GET', other)).json).toMatchObject({ error_code: 'FSS.1051' })
  })
})
