import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { serviceWith } from '../support/service.ts'

/** Status and body of an answer. */
function ask(url: string, method: string, host?: string): Promise<[status: number, body: string]> {
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { Host: host }
    const outgoing = request(url, { method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => (body += text))
      response.on('end', () => {
        resolve([response.statusCode ?? 0, body])
      })
    })
    outgoing.on('error', reject).end()
  })
}

describe('GET /health', () => {
  it('is answered without credentials, and counts for nothing', async () => {
    const emulator = await serviceWith()
    emulator.faults.script({ on: 'any', kind: 'drop' })
    expect(await ask(`${emulator.url}/health`, 'GET')).toEqual([200, '{"status":"ok"}'])
    expect(emulator.requests).toEqual([])
  })

  it('is an object of that name where a bucket is the host', async () => {
    const emulator = await serviceWith()
    emulator.buckets.create({ name: 'packages', acl: 'public-read-delivered' })
    emulator.buckets.put('packages', 'health', Buffer.from('an object'))
    const host = 'packages.obs.cn-north-4.myhuaweicloud.com'
    expect(await ask(`${emulator.url}/health`, 'GET', host)).toEqual([200, 'an object'])
  })

  it('is the only thing that needs no credentials', async () => {
    const emulator = await serviceWith()
    const [, ...others] = ['/health', '/health/x', '/v2/p/fgs/functions']
    for (const path of others) {
      expect((await ask(emulator.url + path, 'GET'))[0]).toBeGreaterThanOrEqual(400)
    }
    expect((await ask(`${emulator.url}/health`, 'PUT'))[0]).toBeGreaterThanOrEqual(400)
  })
})

describe('what the log has of requests', () => {
  it('comes once each has ended, answered or not', async () => {
    const logged: [number, string][] = []
    const emulator = await serviceWith({
      onRequest: ({ status, path }, milliseconds) => {
        expect(milliseconds).toBeGreaterThan(0)
        logged.push([status, path])
      },
    })
    await ask(`${emulator.url}/v2/p/fgs/functions`, 'GET')
    await expect.poll(() => logged).toEqual([[401, '/v2/p/fgs/functions']])
    emulator.faults.script({ on: 'any', kind: 'drop', early: true })
    await expect(ask(`${emulator.url}/v2/p/fgs/functions`, 'GET')).rejects.toThrow()
    await expect
      .poll(() => logged)
      .toEqual([
        [401, '/v2/p/fgs/functions'],
        [0, '/v2/p/fgs/functions'],
      ])
  })
})
