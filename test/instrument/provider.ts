import { readFileSync } from 'node:fs'
import { IstanbulCoverageProvider } from '@vitest/coverage-istanbul/dist/provider.js'
import { add, type Counts } from './counters.ts'
import { instrument } from './instrument.ts'

type CoverageMap = ReturnType<IstanbulCoverageProvider['createCoverageMap']>

/**
 * Adds up what the workers have counted, files that none of them loaded included; reports and
 * thresholds are vitest's. Its own provider for istanbul is refused where Node.js loads the modules.
 */
export class SourceCoverage extends IstanbulCoverageProvider {
  /** By this, workers load the same module as the main process, and not that of istanbul. */
  override resolveOptions() {
    return { ...super.resolveOptions(), provider: 'custom' as const }
  }

  override async generateCoverage(): Promise<CoverageMap> {
    const map = this.createCoverageMap()
    for (const path of await this.getUntestedFiles([])) {
      map.addFileCoverage(instrument(readFileSync(path, 'utf8'), path).counters)
    }
    await this.readCoverageFiles<Counts>({
      onFileRead: (counts) => {
        add(counts, (path) => map.fileCoverageFor(path))
      },
      onFinished: () => Promise.resolve(),
      onDebug: Object.assign(() => undefined, { enabled: false }),
    })
    return map
  }
}
