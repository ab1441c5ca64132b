/** The grounds that the operator sets by environment. */

import '#server-only'
import { basename } from 'node:path'
import { type Ground, TIANDITU_SETS, TIANDITU_URL, TIANDITU_ZOOMS } from '#geo/ground/ground'
import { lookUp } from '#geo/look-up'
import { groundPath, isWebAddress } from './files'

type Env = Readonly<Record<string, string | undefined>>

const PLAIN = { urlDark: '', set: 'vec', key: '', hosts: [], isDefault: false } as const
const TIANDITU_NAMES = {
  vec: { zh: '天地图', en: 'Tianditu' },
  img: { zh: '天地图影像', en: 'Tianditu imagery' },
  ter: { zh: '天地图地形', en: 'Tianditu terrain' },
} as const

/**
 * What GROUND_PMTILES (a file or an address), GROUND_STYLE_URL and TIANDITU_KEY name. What has to be said of each
 * stands beside it: GROUND_PMTILES_ATTRIBUTION, _APPROVAL, _MAX_ZOOM, and _EXPORT=1 where pictures may carry it; so
 * for GROUND_STYLE (with _HOSTS) and TIANDITU.
 */
export function operatorsGrounds(env: Env = process.env): Ground[] {
  const [file, style, key] = ['GROUND_PMTILES', 'GROUND_STYLE_URL', 'TIANDITU_KEY'].map((name) =>
    lookUp(env, name)?.trim(),
  )
  const hosts = env.GROUND_STYLE_HOSTS ?? ''
  const grounds: Ground[] = []
  if (file)
    grounds.push({
      ...{ ...PLAIN, id: 'env-streets', kind: 'pmtiles', zh: '街道', en: 'Streets' },
      ...{ url: isWebAddress(file) ? file : groundPath(basename(file)), ...saidOf(env, 'GROUND_PMTILES', 15) },
    })
  if (style && isWebAddress(style))
    grounds.push({
      ...{ ...PLAIN, id: 'env-style', kind: 'style', zh: '底图', en: 'Base map', url: style },
      ...{ hosts: hosts.split(/[\s,]+/).filter(Boolean), ...saidOf(env, 'GROUND_STYLE', 22) },
    })
  if (key)
    for (const set of TIANDITU_SETS)
      grounds.push({
        ...{ ...PLAIN, id: `env-tianditu-${set}`, kind: 'tianditu', ...TIANDITU_NAMES[set] },
        ...{ url: TIANDITU_URL, set, key },
        ...saidOf(env, 'TIANDITU', TIANDITU_ZOOMS.max, '天地图 Tianditu'),
      })
  return grounds
}

/** `most`: the largest zoom there may be, which also stands where none is given. */
function saidOf(env: Env, prefix: string, most: number, maker = env.GROUND_ATTRIBUTION ?? '') {
  const setting = (name: string) => lookUp(env, `${prefix}_${name}`)?.trim() ?? ''
  const zoom = Number(setting('MAX_ZOOM'))
  return {
    attribution: setting('ATTRIBUTION') || maker,
    approvalNumber: setting('APPROVAL'),
    maxZoom: Number.isInteger(zoom) && zoom >= 1 ? Math.min(zoom, most) : most,
    mayExport: setting('EXPORT') === '1',
  }
}
