/**
 * The one escape that text passes before it is printed, wherever it comes from. It keeps a line a
 * line, and keeps the runner from reading commands in it: `::name::` at the start of a line, and the
 * older `##[name]`, which the runner finds anywhere. Control characters would steer a terminal, and
 * bidirectional ones show a name in an order that it does not have.
 */
export function escapeLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, visible)
    .replace(/^(\s*):(?=:)/, '$1\\:')
    .replaceAll('##[', '#\\#[')
}

function visible(character: string): string {
  const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  const code = character.charCodeAt(0).toString(16)
  return (
    named[character] ??
    (code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`)
  )
}
