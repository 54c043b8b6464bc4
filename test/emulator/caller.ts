/** Requests to the emulator, signed by the official SDK's signer and by nothing of this project. */
import { request } from 'node:http'
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import type { ICredential } from '@huaweicloud/huaweicloud-sdk-core/auth/ICredential.js'
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js'
import AdmZip from 'adm-zip'
import { onTestFinished } from 'vitest'
import type { AccessKey } from '../../emulator/accounts.ts'
import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator/emulator.ts'

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
  /** The body as JSON; empty where it is none. */
  readonly json: Record<string, unknown>
}

export interface Sending {
  readonly method: string
  /** Path and query as they go into the request line. */
  readonly path: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
}

/** An emulator for one test, with one function `hello` that holds a zip. */
export async function start(
  options: EmulatorOptions = {},
): Promise<{ emulator: Emulator; urn: string; path: string; held: Buffer }> {
  const emulator = await startEmulator(options)
  onTestFinished(() => emulator.close())
  const held = zipOf('exports.handler = async () => 1')
  const { urn } = emulator.functions.create({ name: 'hello', code: held })
  return { emulator, urn, path: pathOf(urn, 'code'), held }
}

/** Sends what it is given, to the letter. @throws Error where the connection ends too soon */
export function send(emulator: Emulator, sending: Sending): Promise<Reply> {
  const { method, path, headers = {}, body } = sending
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port: emulator.port, method, path, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const text = bytes.toString('utf8')
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes,
            text,
            json: parse(text),
          })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Sends with the default token. */
export function ask(emulator: Emulator, method: string, path: string, body?: unknown) {
  const [token] = emulator.accounts.tokens
  const headers = { 'X-Auth-Token': token?.token, 'Content-Type': 'application/json' }
  const text = body === undefined ? {} : { body: JSON.stringify(body) }
  return send(emulator, { method, path, headers, ...text })
}

export interface ToSign {
  readonly method: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly query?: Record<string, string | string[]>
  readonly data?: unknown
}

/** The headers of a request as the official signer makes them. */
export function officialHeaders(
  endpoint: string,
  key: AccessKey,
  { method, path, headers = {}, query = {}, data }: ToSign,
): Record<string, string> {
  const { accessKey, secretKey, securityToken } = key
  const credential = { getAk: () => accessKey, getSk: () => secretKey } as unknown as ICredential
  const all = {
    ...headers,
    ...(securityToken !== undefined && { 'X-Security-Token': securityToken }),
  }
  const toSign = { method, endpoint: endpoint + path, headers: all, queryParams: query, data }
  return AKSKSigner.sign(toSign, credential)
}

/** Signs with the emulator's first key and sends. */
export function askSigned(emulator: Emulator, toSign: ToSign): Promise<Reply> {
  const [key] = emulator.accounts.keys
  if (key === undefined) throw new Error('The emulator has no key')
  const headers = officialHeaders(emulator.url, key, {
    ...toSign,
    headers: { 'content-type': 'application/json', ...toSign.headers },
  })
  const body = toSign.data === undefined ? {} : { body: JSON.stringify(toSign.data) }
  return send(emulator, { method: toSign.method, path: toSign.path, headers, ...body })
}

/** The path of a function's call, with the URN raw as every tool sends it. */
export function pathOf(urn: string, tail: string): string {
  return `/v2/${urn.split(':')[3] ?? ''}/fgs/functions/${urn}/${tail}`
}

/** A zip of one source file. */
export function zipOf(source: string, name = 'index.js'): Buffer {
  const zip = new AdmZip()
  zip.addFile(name, Buffer.from(source))
  return zip.toBuffer()
}

/** The body of PUT code for a zip. */
export function zipBody(bytes: Buffer, more: object = {}): Record<string, unknown> {
  const func_code = { file: bytes.toString('base64') }
  return { code_type: 'zip', code_filename: 'index.zip', func_code, ...more }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
