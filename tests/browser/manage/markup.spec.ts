/** Every document of editors as it is served, by the HTML standard. */

import { markupFaults, whyNoHtmlChecker } from '../html-checker'
import { expect, test } from '../support'
import { everyPage } from './every-page'
import { createPeople, signIn } from './support'

test.use({ hasMap: false })
test.beforeAll(createPeople)

test('editors’ documents are as the standard of HTML has them', async ({ page }) => {
  test.skip(whyNoHtmlChecker() !== null, whyNoHtmlChecker() ?? '')
  test.slow()
  await signIn(page, 'admin')
  const { paths, forget } = await everyPage(page)
  const documents = new Map<string, string>()
  for (const path of [...paths, ...paths.map((path) => `en/${path}`)]) {
    const answer = await page.request.get(`/${path}`)
    expect(answer.headers()['content-type'], path).toContain('text/html')
    documents.set(path, await answer.text())
  }
  await forget()
  expect(await markupFaults(documents)).toEqual([])
})
