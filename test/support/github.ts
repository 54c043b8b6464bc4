import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose'
import { OAuth2Server } from 'oauth2-mock-server'
import { onTestFinished } from 'vitest'

/** How GitHub answers a job that asks for an id token. */
export type Answering =
  | 'whole'
  | 'half'
  | 'silent'
  /** An answer 200 with this body. */
  | { readonly body: string }
  /** A refusal, or a redirect where there is a location. */
  | { readonly status: number; readonly location?: string }

/** GitHub as a job sees it: an issuer of id tokens, and the address at which a job asks for them. */
export interface GitHub {
  readonly issuer: string
  readonly jwksUri: string
  readonly keys: () => JSONWebKeySet
  /** Claims of every token from now on, over those of a push to main of octo-org/hello. */
  claims: Record<string, unknown>
  answering: Answering
  /** How the first requests are answered, one each, before `answering` holds. */
  readonly firstly: Answering[]
  /** Every id token that was given out whole. */
  readonly issued: readonly string[]
  /** The audiences that were asked for, one for each request with the right token. */
  readonly audiences: readonly string[]
  /** What the runner sets for a job with `id-token: write`. */
  readonly environment: Readonly<Record<string, string>>
  /** Gives a token as the address does. */
  idToken(audience: string): Promise<string>
}

export const REPOSITORY = 'octo-org/hello'
export const SUBJECT = `repo:${REPOSITORY}:environment:production`

const REQUEST_TOKEN = 'request-token-of-the-runner/+='

/** GitHub's key pair. Generating one takes longer than most tests, so all tests of a process share it. */
let keyPair: Promise<JWK> | undefined

async function generated(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { ...(await exportJWK(privateKey)), alg: 'RS256', kid: 'github' }
}

/**
 * A GitHub for one test, or with a key pair of its own one whose signatures nobody trusts.
 *
 * @param onEnd takes what closes its servers; outside of a test, the caller's own
 */
export async function gitHub(
  keys: 'usual' | 'own' = 'usual',
  onEnd: (close: () => Promise<void>) => void = onTestFinished,
): Promise<GitHub> {
  const server = new OAuth2Server()
  await server.issuer.keys.add(await (keys === 'own' ? generated() : (keyPair ??= generated())))
  await server.start(0, '127.0.0.1')
  onEnd(() => server.stop())
  const issuer = server.issuer.url ?? ''
  const issued: string[] = []
  const audiences: string[] = []
  const make = (audience: string): Promise<string> =>
    server.issuer.buildToken({
      expiresIn: 300,
      scopesOrTransform: (_, payload) => Object.assign(payload, claimsOf(audience), job.claims),
    })
  const give = async (audience: string): Promise<string> => {
    const idToken = await make(audience)
    issued.push(idToken)
    return idToken
  }
  const { address, close } = await listen(async (request, response) => {
    const audience = audienceIn(request)
    if (audience === undefined) {
      refuse(response, { status: 401 })
      return
    }
    audiences.push(audience)
    const how = job.firstly.shift() ?? job.answering
    if (how === 'silent') return
    if (how === 'whole') sendWhole(response, JSON.stringify({ value: await give(audience) }))
    else if (how === 'half') sendHalf(response, JSON.stringify({ value: await make(audience) }))
    else if ('body' in how) sendWhole(response, how.body)
    else refuse(response, how)
  })
  onEnd(close)
  const job: GitHub = {
    issuer,
    jwksUri: `${issuer}/jwks`,
    keys: () => ({ keys: server.issuer.keys.toJSON() }),
    claims: {},
    answering: 'whole',
    firstly: [],
    issued,
    audiences,
    environment: {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${address}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_RUN_ID: '1234567890',
      GITHUB_EVENT_NAME: 'push',
    },
    idToken: give,
  }
  return job
}

function claimsOf(audience: string): Record<string, unknown> {
  return {
    aud: audience,
    sub: SUBJECT,
    repository: REPOSITORY,
    ref: 'refs/heads/main',
    environment: 'production',
    actor: 'octocat',
  }
}

type Listener = (request: IncomingMessage, response: ServerResponse) => Promise<void>

interface Listening {
  readonly address: string
  readonly close: () => Promise<void>
}

async function listen(answering: Listener): Promise<Listening> {
  const server = createServer((request, response) => {
    answering(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => {
          done()
        })
        server.closeAllConnections()
      }),
  }
}

/** What a request asks for, or undefined for one that is not as GitHub documents it. */
function audienceIn({ headers, method, url = '' }: IncomingMessage): string | undefined {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1')
  const whole = pathname === '/token' && searchParams.get('api-version') === '2.0'
  const allowed = headers.authorization === `Bearer ${REQUEST_TOKEN}`
  const [audience, ...more] = searchParams.getAll('audience')
  return method === 'GET' && whole && allowed && more.length === 0 ? audience : undefined
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

function sendWhole(response: ServerResponse, body: string): void {
  response.writeHead(200, { ...JSON_TYPE, 'Content-Length': Buffer.byteLength(body) }).end(body)
}

function sendHalf(response: ServerResponse, body: string): void {
  response.writeHead(200, { ...JSON_TYPE, 'Content-Length': body.length })
  response.write(body.slice(0, body.length / 2), () => response.destroy())
}

function refuse(
  response: ServerResponse,
  { status, location }: Extract<Answering, { readonly status: number }>,
): void {
  if (location !== undefined) response.writeHead(status, { location }).end()
  else response.writeHead(status, JSON_TYPE).end('{"message":"the request is not allowed"}')
}
