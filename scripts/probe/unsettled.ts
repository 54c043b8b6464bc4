import type { SwitchName } from './experiment.ts'

const OBS = 'behavior of OBS, not of FunctionGraph; see the OBS API reference'

/** Switches without an experiment, and why. A test checks that all others have one. */
export const UNSETTLED: Partial<Readonly<Record<SwitchName, string>>> = {
  obsReader: 'requires a second identity without permission to read the object',
  obsOtherRegion: OBS,
  obsMissingKey: OBS,
  obsRanges: OBS,
  obsLeastPart: OBS,
  obsBucketAcl: OBS,
  exportLimit: 'requires 50 MB of code; the probe deploys small code only',
  forbidden: 'depends on the permissions of the identity, not on the service',
  triggeredVersion: 'requires a trigger; the probe creates nothing that others could invoke',
  disabledInvoke: 'requires a disabled function, which the probe does not create',
}
