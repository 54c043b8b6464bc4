const SECRET_NAMES = /^(secret_key|security_token|iam_token|github_token)$/
const SECRET_VARIABLES = /(_SK|SECRET.*KEY|SECURITY_TOKEN|AUTH_TOKEN|REQUEST_TOKEN)$/

/** Stands in `user_data` of the functions in tests: no log may ever hold it. */
export const USER_DATA = '{"DB_PASSWORD":"user-data-that-nobody-may-see"}'

const NEVER = ['user-data-that-nobody-may-see', 'SDK-HMAC-SHA256', 'Signature=', 'X-Auth-Token']

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
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')
  for (const secret of [...secrets.flatMap(formsOf), ...NEVER]) {
    if (visible.includes(secret)) throw new Error(`A log shows the secret ${secret}`)
  }
}

function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString('base64')
  return [secret, base64, base64.replace(/=+$/, ''), encodeURIComponent(secret)]
}

/** Fails when anything is printed before all secrets are masked. */
export function expectMasksFirst(log: string, secrets: readonly string[]): void {
  if (log === '') return
  const lines = log.split('\n')
  const firstOther = lines.findIndex((line) => !line.startsWith('::add-mask::'))
  const masked = lines.slice(0, firstOther).map((line) => line.slice('::add-mask::'.length))
  for (const secret of secrets) {
    if (!masked.includes(secret)) throw new Error('A secret is not masked before the first line')
  }
}
