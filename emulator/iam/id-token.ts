import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import type { IdentityProvider, OidcProvider } from './identities.ts'

/** Expected properties of an ID token. */
export interface Expected {
  readonly issuer: string
  readonly audiences: readonly string[]
  readonly keys: JWTVerifyGetKey
}

/** Rejected ID token; the message is the emulator's own. */
export class IdTokenError extends Error {
  readonly part: 'audience' | 'token'

  constructor(part: 'audience' | 'token', message: string) {
    super(message)
    this.name = 'IdTokenError'
    this.part = part
  }
}

export function expectedBy(provider: OidcProvider): Expected {
  const { issuer, clientIds, jwksUri } = provider
  return { issuer, audiences: clientIds, keys: createRemoteJWKSet(new URL(jwksUri)) }
}

export function expectedByClassic({ issuer, clientId, keys }: IdentityProvider): Expected {
  return { issuer, audiences: [clientId], keys: createLocalJWKSet(keys) }
}

/** Verifies signature, issuer, audience and times of an ID token. @returns its claims
 *
 * @throws IdTokenError for one that does not
 */
export async function verifiedClaims(
  idToken: string,
  { issuer, audiences, keys }: Expected,
  now: Date,
): Promise<JWTPayload & { readonly sub: string }> {
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      issuer,
      audience: [...audiences],
      currentDate: now,
      requiredClaims: ['sub', 'exp', 'iat'],
      algorithms: ['RS256'],
    })
    return { ...payload, sub: payload.sub ?? '' }
  } catch (error) {
    throw refusalOf(error)
  }
}

function refusalOf(error: unknown): IdTokenError {
  if (error instanceof errors.JWTExpired) return new IdTokenError('token', 'the ID token expired')
  if (error instanceof errors.JWTClaimValidationFailed) {
    const what = error.claim === 'aud' ? 'audience' : 'token'
    return new IdTokenError(what, `the claim ${error.claim} of the ID token is not accepted`)
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new IdTokenError('token', 'the signature of the ID token is invalid')
  }
  return new IdTokenError('token', 'the ID token could not be verified')
}
