/** Every document of readers as it is served, by the HTML standard; and that none is left out. */

import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { EDITORS_PAGES, READERS_PAGES } from '../all-pages'
import { markupFaults, whyNoHtmlChecker } from '../html-checker'
import { expect, PROJECT, test } from '../support'

/** The readers' documents that are no pages of the map. */
const OTHERS = ['embed/zh', 'embed/en/districts/sip?theme=dark&legend=1', 'ogc?f=html', 'ogc/collections?f=html']

test('the lists of pages have each page', () => {
  const folder = join(PROJECT, 'app', '[locale]')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => path.endsWith('page.tsx'))
  const listed = [...Object.keys(READERS_PAGES), ...Object.keys(EDITORS_PAGES).map((path) => `manage/${path}`)]
  expect(files.sort()).toEqual(listed.sort())
})

test('readers’ documents are as the standard of HTML has them', async ({ request }) => {
  test.skip(whyNoHtmlChecker() !== null, whyNoHtmlChecker() ?? '')
  const documents = new Map<string, string>()
  const paths = Object.values(READERS_PAGES).flat()
  for (const path of [...paths, ...paths.map((path) => `en/${path}`), ...OTHERS]) {
    const answer = await request.get(`/${path}`)
    expect(answer.headers()['content-type'], path).toContain('text/html')
    documents.set(path, await answer.text())
  }
  expect(await markupFaults(documents)).toEqual([])
})
