/** A command that the runner takes from a line of the log. */
export interface LogCommand {
  readonly name: string
  readonly line: string
}

/** What .NET calls white space, which is what the runner trims off a line. */
const WHITE = /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/

/**
 * The commands in a log, found as the runner finds them (actions/runner, ActionCommand.cs): `::name`
 * up to the next `::` where a line begins, blanks aside, and `##[name]` anywhere in it. The name is
 * not held against a list, so that nothing hides behind a name that the list lacks.
 */
export function commandsIn(log: string): LogCommand[] {
  return log.split(/\r\n|\r|\n/).flatMap((line) => {
    const name = newForm(line) ?? oldForm(line)
    return name === undefined ? [] : [{ name, line }]
  })
}

function newForm(line: string): string | undefined {
  const text = line.replace(WHITE, '')
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  return end < 0 ? undefined : text.slice(2, end).split(' ')[0]
}

function oldForm(line: string): string | undefined {
  const start = line.indexOf('##[')
  const end = line.indexOf(']', start)
  return start < 0 || end < 0 ? undefined : line.slice(start + 3, end)
}

/** Texts that try to be a command, to leave their line, or to look like another text. */
export const HOSTILE: readonly string[] = [
  '::error::gotcha',
  '::add-mask::e',
  '::stop-commands::x',
  ' \t::set-output name=a::b',
  '\u00a0::error::gotcha',
  '\u3000\u2028::error::gotcha',
  'harmless\n::error::gotcha',
  'harmless\r::error::gotcha',
  'harmless\r\n::error::gotcha',
  'harmless\u0085::error::gotcha',
  'harmless\u2028::error::gotcha',
  '%0A::error::gotcha',
  '%0D%0A::error::gotcha',
  '##[error]gotcha',
  'harmless ##[add-mask]e',
  '###[error]gotcha',
  '##\u200b[error]gotcha',
  ':::error::gotcha',
  '\u001b[2J\u001b[31mred\u0007\b\b',
  'abc\u202egpj.exe\u2066x\u2069',
  '\u0000\u0001\u007f\u009b',
  '\ud800 lone \udfff',
  '</details><script>alert(1)</script><!--',
  '| cell | `code` **bold** [link](javascript:alert(1)) ![i](http://x/y)',
  'ghadelimiter_0\nevil=1\nghadelimiter_0',
  'EOF\nevil<<EOF\nx\nEOF',
  '__proto__',
  'constructor',
  '',
]
