import fc from 'fast-check'

/**
 * The same generated cases in every run, so that a red build speaks of the change and not of luck.
 * `FC_SEED=<number> npm test` tries others; what they find becomes a case of its own.
 */
fc.configureGlobal({
  ...fc.readConfigureGlobal(),
  seed: Number(process.env['FC_SEED'] ?? 20_261_124),
})
