/** The preview map of a comparison: that of the home page, with its areas, letters, lines and centres. */

import { drawPreviewMap, type PreviewMapParts, type PreviewOverlay, type PreviewSize } from '../../map/preview-map'
import { type CompareStaticMapInput, centreDisc, drawComparedShapes, letterDisc } from './compared-shapes'
import { districtsIn, letterPoints } from './shown-area'

export function drawComparePreviewMap(input: CompareStaticMapInput, size: PreviewSize): PreviewMapParts {
  const { areas, palette, scatter } = input
  const points = letterPoints(areas)
  const centres = scatter.features.flatMap(({ properties, geometry }): PreviewOverlay['discs'] => {
    if (geometry.type !== 'Point') return []
    const [lng, lat] = geometry.coordinates
    return [{ position: [lng!, lat!], letter: '', ...centreDisc(properties, palette) }]
  })
  const letters = areas.map(({ letter }, i) => ({ position: points[i]!, letter, ...letterDisc(letter, palette) }))
  return drawPreviewMap({ ...input, comparedDistricts: districtsIn(areas), letters: points }, size, {
    ground: (viewport, px) => drawComparedShapes(viewport, input, px),
    discs: [...centres, ...letters],
  })
}
