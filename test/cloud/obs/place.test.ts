import { describe, expect, it } from 'vitest'
import { placeOf } from '../../../src/cloud/obs/place.ts'

const digest = 'ab'.repeat(64)
const storage = { bucket: 'packages', prefix: 'functiongraph-deploy/', endpoint: '' }
const KEY = `functiongraph-deploy/${digest}.zip`

describe('the place of a package', () => {
  it.each([
    [
      'https://obs.{region}.myhuaweicloud.com',
      'https://packages.obs.cn-north-4.myhuaweicloud.com/',
    ],
    [
      'https://obs.{region}.otc.t-systems.com/',
      'https://packages.obs.cn-north-4.otc.t-systems.com/',
    ],
    ['https://obs.example.com:8443', 'https://packages.obs.example.com:8443/'],
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000/packages/'],
    ['https://10.1.2.3', 'https://10.1.2.3/packages/'],
    ['http://localhost:9000', 'http://localhost:9000/packages/'],
    ['http://[::1]:9000', 'http://[::1]:9000/packages/'],
    ['https://[2001:db8::1]', 'https://[2001:db8::1]/packages/'],
    ['https://1.2.3.4.example.com', 'https://packages.1.2.3.4.example.com/'],
  ])('at %s is below %s', (endpoint, bucketUrl) => {
    const place = placeOf({ ...storage, endpoint }, 'cn-north-4', { digest, codeType: 'zip' })
    expect(place).toEqual({
      ...{ region: 'cn-north-4', bucket: 'packages', key: KEY },
      ...{ bucketUrl, url: `${bucketUrl}${KEY}` },
    })
  })

  it('has the region in the name of the bucket where the input says so, and the kind in the key', () => {
    const named = { bucket: 'p-{region}', prefix: 'a~b/', endpoint: 'https://o.example.com' }
    expect(placeOf(named, 'eu-de', { digest, codeType: 'jar' })).toMatchObject({
      ...{ bucket: 'p-eu-de', key: `a~b/${digest}.jar` },
      url: `https://p-eu-de.o.example.com/a~b/${digest}.jar`,
    })
  })
})
