import type { SwitchName } from './experiment.ts'

const OBS = 'a behavior of OBS and not of FunctionGraph: its own reference has it'

/** The switches that no experiment settles, and why. A test holds that all others have one. */
export const UNSETTLED: Partial<Readonly<Record<SwitchName, string>>> = {
  obsReader: 'it takes a second identity that may not read the object',
  obsOtherRegion: OBS,
  obsMissingKey: OBS,
  obsLeastPart: OBS,
  obsBucketAcl: OBS,
  exportLimit: 'it takes code of 50 MB, and the probe deploys none that large',
  forbidden: 'a matter of the permissions of an identity, not of the service',
  triggeredVersion: 'it takes a trigger, and the probe creates nothing that others could call',
  disabledInvoke: 'it takes a disabled function, which the probe does not make',
}
