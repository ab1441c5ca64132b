import { openStyle } from '#geo/map/open/open-style'
import { THEMES } from '#geo/map/palette'
import { checkFilters } from '#geo/url/strict-filters'
import { viewQuery } from '#geo/url/view-url'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readSiteWords } from '#prisma/site/site'
import { notesOf } from '../../shapes-notes'
import { siteUrl } from '../../site'
import { described } from '../described'

/** A style for other programs, of the filter and the `theme` (light or dark) of the query: geo/map/open. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const theme = THEMES.find((name) => name === (query.get('theme') ?? 'light'))
  query.delete('theme')
  const asked = checkFilters(query)
  if ('problem' in asked || !theme)
    return described({ error: 'problem' in asked ? asked.problem : 'theme: light or dark' }, 400, 'no-store')
  try {
    const [{ shapes, vocabularies }, { name }] = await Promise.all([currentSnapshot(), readSiteWords('en')])
    const { origin } = siteUrl()
    const attribution = (await notesOf(shapes, 'en')).join(' ')
    const past = asked.filters.asOf ? `?as-of=${asked.filters.asOf}` : ''
    const style = openStyle({
      name,
      theme,
      tileJson: `${origin}/tiles/projects.json${viewQuery({ filters: asked.filters })}`,
      shapes: origin + shapes.path + past,
      attribution,
      terms: vocabularies,
    })
    return described(style, 200, 'public, max-age=60')
  } catch (error) {
    console.error('The style failed:', error)
    return described({ error: 'The style cannot be made just now.' }, 503, 'no-store')
  }
}
