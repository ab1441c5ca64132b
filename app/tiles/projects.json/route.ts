import { tileTemplate } from '#geo/map/layers'
import { tileJson } from '#geo/map/open/open-style'
import { joinClauses } from '#geo/text/punctuation'
import { MAX_TILE_ZOOM } from '#geo/tiles/tiles'
import { checkFilters } from '#geo/url/strict-filters'
import { viewQuery } from '#geo/url/view-url'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readSiteViews, readSiteWords } from '#prisma/site/site'
import { conditionOf } from '../../condition'
import { dataNotice } from '../../data-notice'
import { licenceOf } from '../../export/licence'
import { siteUrl } from '../../site'
import { described } from '../described'

/**
 * The TileJSON of the projects under the filter of the query, for QGIS, MapLibre and others. It names the tiles of the
 * revision of now; after a change they answer what is newest. 400 for a filter that is none.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = checkFilters(new URL(request.url).searchParams)
  if ('problem' in asked) return described({ error: asked.problem }, 400, 'no-store')
  try {
    const [{ revision }, words, { whole }] = await Promise.all([
      currentSnapshot(),
      readSiteWords('en'),
      readSiteViews(),
    ])
    const [condition, notice] = await Promise.all([conditionOf(asked.filters, 'en'), dataNotice('en')])
    const document = tileJson({
      name: [words.name, condition].filter(Boolean).join(' · '),
      description: joinClauses([notice ?? '', words.description], 'en'),
      attribution: `${words.name}, revision ${revision}. ${await licenceOf('en')}`,
      tiles: tileTemplate(siteUrl().origin, revision, viewQuery({ filters: asked.filters })),
      bounds: whole,
      revision,
      maxZoom: MAX_TILE_ZOOM,
    })
    return described(document, 200, 'public, max-age=60')
  } catch (error) {
    console.error('The TileJSON failed:', error)
    return described({ error: 'The tiles cannot be described just now.' }, 503, 'no-store')
  }
}
