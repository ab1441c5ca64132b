import { LANG } from '../text/format'
import { sentencesHtml } from './atom'
import type { Feed } from './feed'

/** JSON Feed 1.1 (jsonfeed.org/version/1.1); positions stand in an extension, each number by its name. */
export const jsonFeedOf = (feed: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.description,
    home_page_url: feed.page,
    feed_url: feed.self,
    favicon: feed.icon,
    language: LANG[feed.locale],
    authors: [{ name: feed.author }],
    _licence: { about: feed.licence },
    items: feed.entries.map(({ id, title, link, at, sentences, categories, position }) => ({
      id,
      url: link,
      title,
      content_html: sentencesHtml(sentences),
      content_text: sentences.join('\n'),
      date_published: at,
      date_modified: at,
      tags: categories,
      ...(position && { _geo: { latitude: position[1], longitude: position[0], datum: 'WGS 84' } }),
    })),
  })
