const SECRET_NAMES = /^(secret_key|security_token|iam_token|github_token)$/
const SECRET_VARIABLES = /(_SK|SECRET.*KEY|SECURITY_TOKEN|AUTH_TOKEN|REQUEST_TOKEN)$/

/** Stands in `user_data` of the functions in tests: no log may ever hold it. */
export const USER_DATA = '{"DB_PASSWORD":"user-data-that-nobody-may-see"}'

const NEVER = [
  'user-data-that-nobody-may-see',
  'SDK-HMAC-SHA256',
  'Signature=',
  'X-Auth-Token',
  'X-Subject-Token',
  'Bearer ',
]

/** A JWT begins with two JSON objects in base64url. */
const JWT = /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/

const MASK = '::add-mask::'

/** The secret values among the inputs and the environment of a run. */
export function secretsOf(
  inputs: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
): string[] {
  const given = [
    ...Object.entries(inputs).filter(([name]) => SECRET_NAMES.test(name)),
    ...Object.entries(environment).filter(([name]) => SECRET_VARIABLES.test(name)),
  ]
  return given.map(([, value]) => value.trim()).filter((value) => value !== '')
}

/**
 * Fails when a text that people see holds a secret, as it is, in base64, or URL-encoded. Every run
 * of the action in every test passes through here.
 */
export function expectNoSecret(text: string, secrets: readonly string[]): void {
  const visible = text
    .split('\n')
    .filter((line) => !line.startsWith(MASK))
    .join('\n')
  for (const secret of [...secrets.flatMap(formsOf), ...NEVER]) {
    if (visible.includes(secret)) throw new Error(`A log shows the secret ${secret}`)
  }
  if (JWT.test(visible)) throw new Error('A log shows a JWT')
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64')
  const base64url = Buffer.from(secret).toString('base64url')
  return [secret, base64, base64.replace(/=+$/, ''), base64url, encodeURIComponent(secret)]
}

/** Fails when anything is printed before all secrets are masked in all their forms. */
export function expectMasksFirst(log: string, secrets: readonly string[]): void {
  if (log === '') return
  const lines = log.split('\n')
  const firstOther = lines.findIndex((line) => !line.startsWith(MASK))
  expectMasked(lines.slice(0, firstOther), secrets)
}

/** Fails when a secret that was obtained during the run is not masked in all its forms. */
export function expectMasked(lines: readonly string[], secrets: readonly string[]): void {
  const masked = new Set(
    lines.filter((line) => line.startsWith(MASK)).map((line) => decoded(line.slice(MASK.length))),
  )
  // Shorter forms are hidden by the action itself, and only as whole words.
  for (const form of secrets.flatMap(formsOf).filter(({ length }) => length >= 8)) {
    if (!masked.has(form)) throw new Error(`A secret is not masked, or too late: ${form}`)
  }
}

/** The runner reads the message of a command so. */
function decoded(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
}
