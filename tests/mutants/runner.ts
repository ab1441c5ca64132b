import { test } from 'vitest'
import { VitestTestRunner } from 'vitest/runners'

/** To Stryker a test file that does not load is one without tests: here it has one, which fails. */
export default class extends VitestTestRunner {
  override async importFile(path: string, source: 'collect' | 'setup'): Promise<unknown> {
    try {
      return await super.importFile(path, source)
    } catch (error) {
      if (source === 'setup') throw error
      test('its modules load', () => {
        throw error
      })
    }
  }
}
