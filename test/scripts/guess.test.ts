import { describe, expect, it } from 'vitest'
import { guess, GuessError, type Known } from '../../scripts/try/guess.ts'

const files = (texts: Readonly<Record<string, string>>): Map<string, string> =>
  new Map(Object.entries(texts))

const NODE = 'exports.handler = async () => 1\n'
const PYTHON = 'def handler(event, context):\n    return 1\n'

describe('the guess', () => {
  it.each<[title: string, texts: Record<string, string>, guessed: string]>([
    ['exports.x', { 'index.js': NODE }, '/Node.js20.15/index.handler'],
    ['Python', { 'index.py': PYTHON }, '/Python3.12/index.handler'],
    [
      'a folder src',
      { 'package.json': '', 'src/index.js': NODE },
      'src/Node.js20.15/index.handler',
    ],
    [
      'the root before src',
      { 'main.py': PYTHON, 'src/index.js': NODE },
      '/Python3.12/main.handler',
    ],
    ['usual names first', { 'a.js': NODE, 'app.js': NODE }, '/Node.js20.15/app.handler'],
    ['index before app', { 'app.py': PYTHON, 'index.js': NODE }, '/Node.js20.15/index.handler'],
    ['an unusual name', { 'resize.py': PYTHON }, '/Python3.12/resize.handler'],
    ['a file without a handler', { 'index.js': '1', 'run.js': NODE }, '/Node.js20.15/run.handler'],
    ['module.exports', { 'a.cjs': 'module.exports = { run }' }, '/Node.js20.15/a.run'],
    ['module.exports.x', { 'a.js': 'module.exports.run = 1' }, '/Node.js20.15/a.run'],
    ['renamed in a list', { 'a.mjs': 'export { x as handler, y }' }, '/Node.js20.15/a.handler'],
    ['export function', { 'a.mjs': 'export async function go(e) {}' }, '/Node.js20.15/a.go'],
    ['export const', { 'a.mjs': 'export const go = async () => 1' }, '/Node.js20.15/a.go'],
    ['a usual function', { 'a.js': 'exports.a = 1; exports.main = 2' }, '/Node.js20.15/a.main'],
    [
      'comments',
      { 'a.js': '// exports.a = 1\n/* exports.b = 1 */\nexports.c = 1' },
      '/Node.js20.15/a.c',
    ],
    ['a comparison', { 'a.js': 'if (exports.a === 1) exports.b = 1' }, '/Node.js20.15/a.b'],
    [
      'private and nested functions of Python',
      {
        'a.py': 'def _x(a, b):\n  pass\nclass A:\n  def y(self):\n    pass\ndef run(e, c):\n  pass',
      },
      '/Python3.12/a.run',
    ],
    [
      'two kinds of one module',
      { 'index.js': NODE, 'index.mjs': NODE },
      '/Node.js20.15/index.handler',
    ],
  ])('with %s', (_, texts, guessed) => {
    const { root, runtime, handler } = guess(files(texts))
    expect([root, runtime, handler].join('/')).toBe(guessed)
  })

  it.each<[known: Known, guessed: string]>([
    [{ runtime: 'Python3.9' }, '/Python3.9/index.handler'],
    [{ runtime: 'Node.js18.15' }, '/Node.js18.15/index.handler'],
    [{ handler: 'other.run' }, 'src/Python3.12/other.run'],
    [{ runtime: 'Python3.9', handler: 'not.there' }, '/Python3.9/not.there'],
  ])('keeps %j', (known, guessed) => {
    const texts = { 'index.js': NODE, 'index.py': PYTHON, 'src/other.py': 'run = partial(x)' }
    const { root, runtime, handler } = guess(files(texts), known)
    expect([root, runtime, handler].join('/')).toBe(guessed)
  })

  it('names the file that it found', () => {
    expect(guess(files({ 'src/main.py': PYTHON })).file).toBe('src/main.py')
  })

  it.each<[texts: Record<string, string>, known: Known, message: string]>([
    [
      { 'index.js': NODE, 'index.py': PYTHON },
      {},
      'More than one handler is possible: index.handler (index.js), index.handler (index.py). Give --handler or --runtime.',
    ],
    [
      { 'a.js': 'exports.a = 1; exports.b = 1' },
      {},
      'No handler found in a.js. Give --handler, e.g. --handler index.handler.',
    ],
    [
      { 'index.ts': '', 'package.json': '' },
      {},
      'Only TypeScript found: compile it, then give the folder with the JavaScript.',
    ],
    [
      { 'pom.xml': '' },
      {},
      'No Node.js or Python file (.js, .mjs, .cjs, .py) found in the folder or its src',
    ],
    [
      { 'index.js': NODE },
      { runtime: 'Python3.12' },
      'No Python file (.py) found in the folder or its src',
    ],
    [
      { 'index.js': NODE },
      { runtime: 'Java21' },
      '--runtime must be a Node.js or Python runtime, got "Java21"',
    ],
    [
      { 'index.js': NODE },
      { handler: 'app.handler' },
      'No file for the handler app.handler in the folder or its src (.js, .mjs, .cjs, .py)',
    ],
  ])('fails for %j with %j', (texts, known, message) => {
    expect(() => guess(files(texts), known)).toThrow(new GuessError(message))
  })
})
