import fc from 'fast-check'

/** Whether a property fails is all that a mutation test asks: no search for the smallest example. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true, numRuns: 20 })
