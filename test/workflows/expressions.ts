import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** What an expression can see: `steps`, `needs`, `matrix` and so on, as plain values. */
export type Contexts = Readonly<Record<string, unknown>>

/** What `success()` and its like answer at this point of a job. */
export interface Status {
  readonly success: boolean
  readonly cancelled: boolean
}

/** Evaluates one GitHub expression, without `${{ }}`, by GitHub's own evaluator. */
export function evaluate(
  expression: string,
  contexts: Contexts,
  status: Status,
): data.ExpressionData {
  const functions = Object.entries({
    success: status.success && !status.cancelled,
    failure: !status.success && !status.cancelled,
    always: true,
    cancelled: status.cancelled,
  }).map(([name, value]) => ({
    ...{ name, minArgs: 0, maxArgs: 0 },
    call: () => new data.BooleanData(value),
  }))
  const { tokens } = new Lexer(expression).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), functions).parse()
  const values = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return new Evaluator(parsed, values, new Map(functions.map((one) => [one.name, one]))).evaluate()
}

/** Puts the values of all expressions into a text. */
export function interpolate(text: string, contexts: Contexts, status: Status): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, contexts, status).coerceString(),
  )
}

/** An `if:`; one that asks for no status means `success() &&` before it. */
export function holds(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const text = (condition ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1')
  const whole = /\b(success|failure|always|cancelled)\(\)/.test(text)
    ? text
    : `success() && (${text})`
  const value = evaluate(whole, contexts, status)
  return !['false', '', '0'].includes(value.coerceString())
}
