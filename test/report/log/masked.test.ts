import type { Environment } from '../../../src/environment.ts'
import { describe, expect, it } from 'vitest'
import { maskedNotice } from '../../../src/report/log/masked.ts'
import { OUTPUT_NAMES, type Outputs } from '../../../src/report/outputs.ts'

/** No output has a value but those that follow. */
const none = Object.fromEntries(OUTPUT_NAMES.map((name) => [name, ''])) as Outputs
const outputs: Outputs = {
  ...none,
  ...{ outcome: 'deployed', changed: 'true', reason: 'code', digest: 'c0ffee', code_size: '1' },
  ...{ func_name: 'hello', runtime: 'Node.js20.15' },
  func_urn: 'urn:fss:cn-north-4:0123abcd:function:default:hello:latest',
  package_path: '/home/runner/0123abcd.zip',
  results: '[{"region":"cn-north-4"}]',
}

function notice(variables: string, lost: string): string {
  return (
    `Outputs ${lost} contain the value of ${variables}. If that is masked, as by ` +
    'huaweicloud/auth-action, GitHub does not pass them to other jobs: use outcome, changed, ' +
    'reason and digest there, or upload the file in results_path as an artifact'
  )
}

describe('outputs that GitHub would drop', () => {
  const region = 'HUAWEI_CLOUD_REGION'
  const project = 'HUAWEI_CLOUD_PROJECT_ID'

  it.each<[string, Environment, string | undefined]>([
    [
      'the region, with blanks around it',
      { [region]: ' cn-north-4\n' },
      notice(region, 'func_urn and results'),
    ],
    [
      'the project, where the region is blank',
      { [region]: ' ', [project]: '0123abcd' },
      notice(project, 'func_urn and package_path'),
    ],
    [
      'both',
      { [region]: 'cn-north-4', [project]: '0123abcd' },
      notice(`${region} or ${project}`, 'func_urn and package_path and results'),
    ],
    ['a value that no output holds', { [region]: 'eu-west-101' }, undefined],
    ['nothing', {}, undefined],
    ['a variable of another name', { HW_REGION: 'cn-north-4' }, undefined],
  ])('are named where what may be masked is %s', (_, environment, text) => {
    expect(maskedNotice(outputs, environment)).toBe(text)
  })
})
