/** Positions that are none: mapshaper takes what is no number for 0, and draws a border to the Gulf of Guinea. */

/** Whether longitude or latitude of any position of a GeoJSON or TopoJSON is no finite number. */
export function hasOddPosition(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(hasOddPosition)
  return Object.entries(value).some(([key, part]) => {
    if (key === 'properties') return false
    return key === 'coordinates' || key === 'arcs' ? isOdd(part) : hasOddPosition(part)
  })
}

function isOdd(value: unknown): boolean {
  if (!Array.isArray(value)) return true
  // Height and measure, which nobody draws, may be absent.
  if (value.some(Array.isArray)) return value.some(isOdd)
  return value.slice(0, 2).some((part) => typeof part !== 'number' || !Number.isFinite(part))
}
