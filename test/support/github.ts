import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { JSONWebKeySet } from 'jose'
import { OAuth2Server } from 'oauth2-mock-server'
import { onTestFinished } from 'vitest'

/** How GitHub answers a job that asks for an id token. */
export type Answering = 'whole' | 'half' | 'silent' | 'no JWT' | { readonly status: number }

/** GitHub as a job sees it: an issuer of id tokens, and the address at which a job asks for them. */
export interface GitHub {
  readonly issuer: string
  readonly jwksUri: string
  readonly keys: () => JSONWebKeySet
  /** Claims of every token from now on, over those of a push to main of octo-org/hello. */
  claims: Record<string, unknown>
  answering: Answering
  /** Every id token that was given out. */
  readonly issued: readonly string[]
  /** The audiences that were asked for. */
  readonly audiences: readonly string[]
  /** What the runner sets for a job with `id-token: write`. */
  readonly environment: Readonly<Record<string, string>>
  /** Gives a token as the address does. */
  idToken(audience: string): Promise<string>
}

export const REPOSITORY = 'octo-org/hello'
export const SUBJECT = `repo:${REPOSITORY}:environment:production`

const REQUEST_TOKEN = 'request-token-of-the-runner/+='

/** A GitHub of its own for one test. */
export async function gitHub(): Promise<GitHub> {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  onTestFinished(() => server.stop())
  const issuer = server.issuer.url ?? ''
  const issued: string[] = []
  const audiences: string[] = []
  const give = async (audience: string): Promise<string> => {
    audiences.push(audience)
    const idToken = await server.issuer.buildToken({
      expiresIn: 300,
      scopesOrTransform: (_, payload) => Object.assign(payload, claimsOf(audience), job.claims),
    })
    issued.push(idToken)
    return idToken
  }
  const address = await listen((request, response) => answer(request, response, job))
  const job: GitHub = {
    issuer,
    jwksUri: `${issuer}/jwks`,
    keys: () => ({ keys: server.issuer.keys.toJSON() }),
    claims: {},
    answering: 'whole',
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

/** A server for one test. @returns its address */
async function listen(answering: Listener): Promise<string> {
  const server = createServer((request, response) => {
    answering(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** `{"value": "<jwt>"}`, as the toolkit's client reads it. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  job: GitHub,
): Promise<void> {
  if (request.headers.authorization !== `Bearer ${REQUEST_TOKEN}`) {
    response.writeHead(401).end('{}')
    return
  }
  if (job.answering === 'silent') return
  if (typeof job.answering === 'object') {
    response.writeHead(job.answering.status, { 'Content-Type': 'application/json' })
    response.end('{"message":"the request is not allowed"}')
    return
  }
  const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1')
  const value =
    job.answering === 'no JWT' ? 'no-jwt' : await job.idToken(searchParams.get('audience') ?? '')
  const body = JSON.stringify({ value })
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
  if (job.answering !== 'half') {
    response.end(body)
    return
  }
  response.write(body.slice(0, body.length / 2), () => response.destroy())
}
