/** STS of the newer IAM: temporary keys for an ID token. */
import { randomBytes, randomUUID } from 'node:crypto'
import { accountOf } from '../accounts.ts'
import { json, type Answer } from '../answer.ts'
import { checkFields, type Body } from '../fields.ts'
import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import { expectedBy, IdTokenError, verifiedClaims } from './id-token.ts'
import { fits, type OidcProvider, type TrustAgency } from './identities.ts'

const fields = {
  provider_urn: 'string',
  agency_urn: 'string',
  agency_session_name: 'string',
  id_token: 'string',
  duration_seconds: 'integer',
  policy: 'string',
  policy_ids: 'strings',
} as const

/** Documented lengths, in characters. */
const lengths = {
  provider_urn: [1, 1500],
  agency_urn: [1, 1500],
  agency_session_name: [2, 128],
  id_token: [4, 20_000],
} as const

/** `POST /v5/agencies/assume-with-oidc` */
export async function assumeWithOidc(call: Call): Promise<Answer> {
  const { service } = call
  const body = call.body()
  check(body)
  const provider = find(service.identities.oidcProviders, text(body, 'provider_urn'), 'provider')
  const agency = find(service.identities.agencies, text(body, 'agency_urn'), 'agency')
  const claims = await claimsOf(text(body, 'id_token'), provider, service.now())
  if (agency.providerUrn !== provider.urn || !fits(claims.sub, agency.subject)) throw untrusted()
  const seconds = secondsOf(body, agency)
  const expires = new Date(service.now().getTime() + seconds * 1000)
  const key = {
    ...accountOf(agency),
    accessKey: `HST${randomBytes(9).toString('hex').toUpperCase()}`,
    secretKey: randomBytes(30).toString('base64'),
    securityToken: randomBytes(600).toString('base64'),
    ...(agency.projectIds === undefined ? {} : { projectIds: agency.projectIds }),
    expires,
  }
  service.accounts.keys.push(key)
  const session = text(body, 'agency_session_name')
  return json(200, {
    source_identity: '',
    assumed_agency: { urn: assumedUrn(agency.urn, session), id: `${randomUUID()}:${session}` },
    credentials: {
      access_key_id: key.accessKey,
      secret_access_key: key.secretKey,
      security_token: key.securityToken,
      expiration: expires.toISOString(),
    },
    subject_from_id_token: claims.sub,
    audience: [claims.aud].flat()[0],
    provider: provider.urn,
  })
}

function check(body: Body): void {
  checkFields(body, fields, 'refused')
  for (const [name, [least, most]] of Object.entries(lengths)) {
    const { length } = text(body, name)
    if (length < least || length > most) {
      throw invalid(`${name} must have ${least} to ${most} characters`)
    }
  }
}

function find<Known extends { readonly urn: string }>(
  known: readonly Known[],
  urn: string,
  what: string,
): Known {
  const found = known.find((one) => one.urn === urn)
  if (found === undefined) throw new Refusal(404, 'STS5.0004', `no such ${what}: ${urn}`)
  return found
}

async function claimsOf(idToken: string, provider: OidcProvider, now: Date) {
  try {
    return await verifiedClaims(idToken, expectedBy(provider), now)
  } catch (error) {
    if (!(error instanceof IdTokenError)) throw error
    if (error.part === 'audience') throw new Refusal(400, 'STS5.2001', error.message)
    throw new Refusal(401, 'STS5.2000', error.message)
  }
}

/** Documented: 900 up to the limit of the agency (default: an hour). */
function secondsOf(body: Body, agency: TrustAgency): number {
  const seconds = body.duration_seconds ?? 3600
  if (typeof seconds !== 'number' || seconds < 900 || seconds > agency.longestSession) {
    throw invalid(`duration_seconds must be 900 to ${agency.longestSession}`)
  }
  return seconds
}

function assumedUrn(agencyUrn: string, session: string): string {
  const [, , account = '', , name = ''] = agencyUrn.split(':')
  return `sts::${account}:assumed-agency:${name}/${session}`
}

function untrusted(): Refusal {
  const message = 'no identity-based policy allows the sts:agencies:assumeWithOIDC action'
  return new Refusal(403, 'STS5.1001', message)
}

function invalid(message: string): Refusal {
  return new Refusal(400, 'STS5.0001', message)
}

function text(body: Body, name: string): string {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}
