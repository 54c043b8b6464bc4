import { describe, expect, it } from 'vitest'
import { withoutQuery } from '../src/address.ts'

describe('an address that is shown', () => {
  it.each([
    ['https://b.obs.example.com/a.zip', 'https://b.obs.example.com/a.zip'],
    ['https://b/a.zip?Signature=s&Expires=1', 'https://b/a.zip'],
    ['https://b/a.zip?a?b', 'https://b/a.zip'],
    ['https://b/a.zip?a\nb', 'https://b/a.zip'],
    ['?a', ''],
    ['', ''],
  ])('of %j is %j', (address, shown) => {
    expect(withoutQuery(address)).toBe(shown)
  })
})
