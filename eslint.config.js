import importX from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

/**
 * Which files of src may touch the outside world. Everything else gets it handed in, so that a pure
 * part stays pure and a test needs no mocks.
 */
const doors = {
  runner: ['src/github/runner.ts'],
  glob: ['src/package/select/select.ts'],
  network: [
    'src/cloud/transport.ts',
    'src/cloud/agents.ts',
    'src/cloud/tunnel-agent.ts',
    'src/cloud/early-answer.ts',
  ],
  zipReader: ['src/package/ready/inspect.ts', 'src/package/zip/archive.ts'],
  // The proxies, as HTTP clients read them.
  environment: ['src/index.ts', 'src/cloud/agents.ts'],
  clock: ['src/clock.ts'],
  workers: ['src/package/zip/packing.ts', 'src/package/zip/worker.ts'],
}

const imports = {
  runner: ['@actions/core', '@actions/github'],
  glob: ['@actions/glob'],
  network: [
    '@actions/http-client',
    '@actions/http-client/lib/proxy',
    'https-proxy-agent',
    'node:http',
    'node:https',
    'node:net',
    'node:tls',
    'undici',
  ],
  zipReader: ['adm-zip'],
  workers: ['node:worker_threads'],
}

const forbiddenImports = (...granted) => [
  'error',
  {
    paths: [
      ...Object.entries(imports)
        .filter(([door]) => !granted.includes(door))
        .flatMap(([door, names]) =>
          names.map((name) => ({ name, message: `Only ${doors[door].join(', ')} may import it.` })),
        ),
      { name: 'node:child_process', message: 'The action runs no other program.' },
    ],
    patterns: [
      { group: ['**/emulator/**', '**/test/**'], message: 'src knows neither tests nor emulator.' },
    ],
  },
]

/**
 * The order of the stages, from the first to import to the last to be imported: a stage declares the
 * types it takes, and `inputs` fills them. Each room may import itself and what stands below it;
 * rooms of one line do not know each other.
 */
const WORDS = ['target', 'errors', 'clock', 'units', 'address', 'environment'].map(
  (name) => `src/${name}.ts`,
)
const floors = [
  ['src/start.ts'],
  ['src/index.ts'],
  ['src/step.ts', 'src/github'],
  ['src/deploy.ts'],
  ['src/deployment.ts', 'src/rollout.ts'],
  ['src/inputs', 'src/report'],
  ['src/release'],
  ['src/changes', 'src/plan'],
  ['src/cloud', 'src/package'],
  WORDS,
]

const importLaw = floors.flatMap((rooms, floor) =>
  rooms.flatMap((room) => {
    const beside = rooms === WORDS ? [] : rooms.filter((other) => other !== room)
    return [...floors.slice(0, floor).flat(), ...beside].map((from) => ({
      target: `./${room}`,
      from: `./${from}`,
      message: 'Imports go down: see ARCHITECTURE.md.',
    }))
  }),
)

/** What inputs are reaches the others through the types that they declare. */
for (const room of ['start.ts', 'index.ts', 'github', 'deployment.ts', 'rollout.ts']) {
  const message = 'Only step.ts and deploy.ts import inputs: see ARCHITECTURE.md.'
  importLaw.push({ target: `./src/${room}`, from: './src/inputs', message })
}

const forbiddenGlobals = {
  environment: ['process', 'env', `Only ${doors.environment.join(', ')} reads the environment.`],
  clock: ['Date', 'now', `Only ${doors.clock.join(', ')} reads the clock.`],
}

const forbiddenProperties = (...granted) => [
  'error',
  ...Object.entries(forbiddenGlobals)
    .filter(([door]) => !granted.includes(door))
    .map(([, [object, property, message]]) => ({ object, property, message })),
]

const forbiddenSyntax = (...granted) => [
  'error',
  { selector: "MemberExpression[object.name='console']", message: 'Print through the runner.' },
  ...(granted.includes('clock')
    ? []
    : [
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: `Only ${doors.clock.join(', ')} reads the clock.`,
        },
      ]),
]

const doorRules = [...new Set(Object.values(doors).flat())].map((file) => {
  const granted = Object.keys(doors).filter((door) => doors[door].includes(file))
  return {
    files: [file],
    rules: {
      'no-restricted-imports': forbiddenImports(...granted),
      'no-restricted-properties': forbiddenProperties(...granted),
      'no-restricted-syntax': forbiddenSyntax(...granted),
    },
  }
})

export default tseslint.config(
  { ignores: ['dist', 'emulator/dist', 'build', 'coverage', 'node_modules', 'examples'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    settings: {
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver': { node: { extensions: ['.ts', '.js'] } },
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Use the transport.' }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'no-restricted-imports': forbiddenImports(),
      'no-restricted-properties': forbiddenProperties(),
      'no-restricted-syntax': forbiddenSyntax(),
      'import-x/no-restricted-paths': ['error', { zones: importLaw }],
    },
  },
  ...doorRules,
  {
    files: ['emulator/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/src/**'],
              message:
                'The emulator shares no code with the action: no mistake can hide on both sides.',
            },
          ],
        },
      ],
    },
  },
)
