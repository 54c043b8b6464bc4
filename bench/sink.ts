import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A service that takes everything and holds whatever digest it is told to hold. */
export interface Sink {
  readonly port: number
  /** Digest in the answer to a GET, then in the answer to a PUT. */
  holds: { before: string; after: string }
  close(): void
}

export async function openSink(): Promise<Sink> {
  const holds = { before: '', after: '' }
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => {
      answer(request, response, request.method === 'PUT' ? sink.holds.after : sink.holds.before)
    })
  })
  const sink: Sink = { port: await listen(server), holds, close: () => server.close() }
  return sink
}

function answer(request: IncomingMessage, response: ServerResponse, digest: string): void {
  const [, urn = ''] = /functions\/([^/]+)/.exec(decodeURIComponent(request.url ?? '')) ?? []
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({
      func_urn: urn,
      func_name: 'bench',
      runtime: 'Node.js20.15',
      handler: 'index.handler',
      code_type: 'zip',
      code_size: 1,
      digest,
      depend_version_list: [],
      last_modified: '2026-01-01T00:00:00+00:00',
    }),
  )
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}
