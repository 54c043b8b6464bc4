import { describe, expect, it } from 'vitest'
import {
  CancelledError,
  DeadlineError,
  InputError,
  PackageError,
  StepError,
  traceOf,
  UnsettledError,
  VerificationError,
} from '../src/errors.ts'

const again = { again: true, requestId: 'r-1' }

describe('an error', () => {
  it.each<[string, Error]>([
    [
      'InputError: urn: missing\nregion: missing',
      new InputError(['urn: missing', 'region: missing']),
    ],
    ['PackageError: no file', new PackageError('no file', 'Add one.')],
    ['VerificationError: another digest', new VerificationError('another digest', 'Look.', again)],
    ['DeadlineError: timed out after 60 s (input `timeout`)', new DeadlineError(60)],
    ['CancelledError: the job was cancelled (SIGINT)', new CancelledError('SIGINT')],
    [
      'UnsettledError: the job was cancelled (SIGTERM); an update was in flight: its result is unknown, check the function before re-running',
      new UnsettledError(new CancelledError('SIGTERM')),
    ],
  ])('is reported as %s', (text, error) => {
    expect(String(error)).toBe(text)
  })

  it('of a package has no details but those given', () => {
    expect(new PackageError('no file', 'Add one.').details).toEqual([])
    expect(new PackageError('no file', 'Add one.', ['a: 1 byte']).details).toEqual(['a: 1 byte'])
  })
})

describe('the trace of an error', () => {
  it('that is unforeseen has its stack and those of its causes', () => {
    const lines = traceOf(new TypeError('no function', { cause: new Error('below') }))
    expect(lines[0]).toBe('TypeError: no function')
    expect(lines[1]).toMatch(/^ +at .*errors\.test\.ts\S*:\d+:\d+/)
    expect(lines.filter((line) => line.startsWith('Caused by '))).toEqual([
      'Caused by Error: below',
    ])
  })

  it('that goes round in a circle ends', () => {
    const error = new Error('round')
    error.cause = error
    expect(traceOf(error).filter((line) => line.startsWith('Caused by '))).toHaveLength(4)
  })

  it.each([new StepError('foreseen'), new InputError(['urn']), 'a text', undefined])(
    'is empty for %s',
    (error) => {
      expect(traceOf(error)).toEqual([])
    },
  )

  it('of an end from outside names what ended the step', () => {
    const reason = new CancelledError('SIGTERM')
    expect(new UnsettledError(reason).cause).toBe(reason)
  })
})
