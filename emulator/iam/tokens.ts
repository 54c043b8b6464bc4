/** The classic IAM: tokens for an ID token, and temporary keys for a token. */
import { randomBytes } from 'node:crypto'
import { accountOf, type Token } from '../accounts.ts'
import { json, type Answer } from '../answer.ts'
import { isObject } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Service } from '../service.ts'
import { expectedByClassic, IdTokenError, verifiedClaims } from './id-token.ts'
import { fits, type IdentityProvider } from './identities.ts'

const day = 24 * 3600

/** `POST /v3.0/OS-AUTH/id-token/tokens`: a token, scoped to a project if one is named. */
export async function tokenForIdToken(call: Call): Promise<Answer> {
  const auth = call.body().auth
  const idToken = inside(auth, 'id_token', 'id')
  if (typeof idToken !== 'string') throw new Refusal(400, 'IAM.0011', 'auth.id_token.id is missing')
  const provider = providerNamed(call.header('x-idp-id') ?? '', call.service)
  await member(idToken, provider, call.service.now())
  const projectId = inside(auth, 'scope', 'project', 'id')
  if (projectId === undefined) return issued(provider, '', call.service)
  if (typeof projectId !== 'string' || !provider.projectIds.includes(projectId)) {
    throw new Refusal(403, 'IAM.0003', 'the group has no permissions in this project')
  }
  return issued(provider, projectId, call.service)
}

/** `POST /v3/OS-FEDERATION/identity_providers/{name}/protocols/oidc/auth`: an unscoped token. */
export async function unscopedToken(call: Call): Promise<Answer> {
  const [, idToken] = /^Bearer (\S+)$/.exec(call.header('authorization') ?? '') ?? []
  if (idToken === undefined) throw unauthorized('Authorization is not a Bearer token')
  const provider = providerNamed(call.route.resource, call.service)
  await member(idToken, provider, call.service.now())
  return issued(provider, '', call.service)
}

/** `POST /v3.0/OS-CREDENTIAL/securitytokens`: temporary keys for a token, 900 s to 24 h. */
export function keysForToken(call: Call): Answer {
  const identity = inside(call.body().auth, 'identity')
  const methods = inside(identity, 'methods')
  if (!Array.isArray(methods) || methods.length !== 1 || methods[0] !== 'token') {
    throw new Refusal(400, 'IAM.0011', 'auth.identity.methods must be ["token"]')
  }
  const given = call.header('x-auth-token') ?? inside(identity, 'token', 'id')
  const { accounts, now } = call.service
  const token = accounts.tokens.find((known) => known.token === given)
  if (token === undefined || (token.expires !== undefined && token.expires <= now())) {
    throw unauthorized('the token is unknown or has expired')
  }
  const seconds = inside(identity, 'token', 'duration_seconds') ?? 900
  if (typeof seconds !== 'number' || seconds < 900 || seconds > day) {
    throw new Refusal(400, 'IAM.0011', 'duration_seconds must be 900 to 86400')
  }
  return issuedKeys(token, seconds, call.service)
}

function providerNamed(name: string, { identities }: Service): IdentityProvider {
  const provider = identities.identityProviders.find((known) => known.name === name)
  if (provider === undefined) {
    throw new Refusal(404, 'IAM.0004', `Could not find identity provider: ${name}`)
  }
  return provider
}

/** @throws Refusal unless the ID token is valid and a rule of the mapping matches it */
async function member(idToken: string, provider: IdentityProvider, now: Date): Promise<void> {
  try {
    const { sub } = await verifiedClaims(idToken, expectedByClassic(provider), now)
    if (!fits(sub, provider.subject)) throw unauthorized('no rule of the mapping matches')
  } catch (error) {
    throw error instanceof IdTokenError ? unauthorized(error.message) : error
  }
}

function issued(provider: IdentityProvider, projectId: string, service: Service): Answer {
  const now = service.now()
  const expires = new Date(now.getTime() + (provider.tokenSeconds ?? day) * 1000)
  const token = randomBytes(900).toString('base64')
  const projectIds = provider.projectIds
  service.accounts.tokens.push({ ...accountOf(provider), token, projectId, projectIds, expires })
  const project = projectId === '' ? {} : { project: { id: projectId } }
  const body = {
    methods: ['mapped'],
    issued_at: micro(now),
    expires_at: micro(expires),
    ...project,
  }
  return json(201, { token: body }, { 'X-Subject-Token': token })
}

function issuedKeys(token: Token, seconds: number, service: Service): Answer {
  const expires = new Date(service.now().getTime() + seconds * 1000)
  const key = {
    ...accountOf(token),
    accessKey: `HST${randomBytes(9).toString('hex').toUpperCase()}`,
    secretKey: randomBytes(30).toString('base64'),
    securityToken: randomBytes(600).toString('base64'),
    projectIds: token.projectIds ?? [token.projectId],
    expires,
  }
  service.accounts.keys.push(key)
  const { accessKey: access, secretKey: secret, securityToken: securitytoken } = key
  return json(201, { credential: { access, secret, securitytoken, expires_at: micro(expires) } })
}

/** Documented: microseconds, as in 2026-01-01T00:00:00.000000Z. */
function micro(date: Date): string {
  return date.toISOString().replace('Z', '000Z')
}

function inside(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((at, name) => (isObject(at) ? at[name] : undefined), value)
}

function unauthorized(reason: string): Refusal {
  return new Refusal(
    401,
    'IAM.0001',
    `The request you have made requires authentication: ${reason}`,
  )
}
