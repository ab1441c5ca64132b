import { CSS_PALETTE } from '#geo/map/palette'
import { PIN_BOX, pathsSvg, pinPaths, sectorPin } from '#geo/map/pin-art'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { shownTerms } from '#geo/terms'
import { escapeXml } from '#geo/text/escape-xml'
import type { Locale } from '#geo/vocabulary'

/** The sectors that the projects have, each with its pin, as list items. */
export function legendItems({ facets, vocabularies }: Snapshot, locale: Locale): string {
  const values = new Set(facets.sector.values.map(([value]) => value))
  return shownTerms(vocabularies)
    .sector.filter(({ value }) => values.has(value))
    .map(({ value, [locale]: name }) => {
      const pin = pathsSvg(pinPaths(sectorPin(vocabularies, value), CSS_PALETTE))
      return `<li><svg class="pin-icon" width="22" height="22" viewBox="0 0 ${PIN_BOX} ${PIN_BOX}" aria-hidden="true">${pin}</svg>${escapeXml(name)}</li>`
    })
    .join('')
}
