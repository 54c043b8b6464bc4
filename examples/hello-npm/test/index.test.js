'use strict'

const assert = require('node:assert/strict')
const { test } = require('node:test')
const { handler } = require('../index.js')

test('tells a duration in words', async () => {
  const { body } = await handler({ queryStringParameters: { duration: '2h' } })
  assert.deepEqual(JSON.parse(body), { duration: '2h', words: '2 hours' })
})
