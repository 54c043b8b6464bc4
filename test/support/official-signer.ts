import { createRequire } from 'node:module'

const load = createRequire(import.meta.url)
const { AKSKSigner } = load('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner') as {
  AKSKSigner: {
    sign(
      request: Record<string, unknown>,
      credential: { getAk(): string; getSk(): string },
    ): Record<string, string>
  }
}

/** The Authorization header that Huawei's own SDK would send. */
export function officialAuthorization(
  request: {
    readonly method: string
    readonly path: string
    readonly query: Readonly<Record<string, string>>
    readonly headers: Readonly<Record<string, string>>
    readonly body: unknown
  },
  keys: { readonly accessKey: string; readonly secretKey: string },
): string {
  const { host = '', 'x-sdk-date': date = '', ...headers } = request.headers
  const signed = AKSKSigner.sign(
    {
      method: request.method,
      endpoint: `https://${host}${request.path}`,
      queryParams: { ...request.query },
      headers: { ...headers, 'X-Sdk-Date': date },
      data: request.body,
    },
    { getAk: () => keys.accessKey, getSk: () => keys.secretKey },
  )
  return signed['Authorization'] ?? ''
}
