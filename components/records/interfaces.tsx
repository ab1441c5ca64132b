import { feedPath } from '#geo/url/feed-url'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { localPath } from '../paths'

interface Props {
  readonly locale: Locale
  readonly t: Messages['about']
}

/** What programs read the map by: an address, what it is called, and what it is good for. */
export function Interfaces({ locale, t }: Props) {
  const addresses = {
    ogc: '/ogc?f=html',
    api: localPath(locale, '/api'),
    tiles: '/tiles/projects.json',
    feed: feedPath('atom', locale, '/', { filters: {} }),
    mcp: '/mcp',
    llms: '/llms.txt',
  } as const
  return (
    <section id="interfaces">
      <h2>{t.interfaces}</h2>
      <p>{t.interfacesIntro}</p>
      <ul className="interfaces">
        {(Object.keys(addresses) as (keyof typeof addresses)[]).map((id) => (
          <li key={id}>
            <strong>{t.interfaceNames[id]}</strong>{' '}
            {id === 'mcp' ? ( // it answers no browser
              <code>{addresses[id]}</code>
            ) : (
              <a href={addresses[id]}>{addresses[id].split('?')[0]}</a>
            )}
            <p>{t.interfaceNotes[id]}</p>
          </li>
        ))}
      </ul>
      <p>{t.interfacesEmbed}</p>
    </section>
  )
}
