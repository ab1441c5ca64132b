import { clippedWords, deadAnchors, enlargeText, keyboardFaults, sideways, smallTargets } from '../access'
import { failuresOf } from '../second-checker'
import { expect, test } from '../support'
import { createPeople, signIn } from './support'

const PAGES = [
  'manage',
  'manage/records',
  'manage/records/project/P01',
  'manage/records/project/P01/history',
  'manage/import',
  'manage/reports',
  'manage/people',
  'manage/settings',
  'manage/account',
]

test.use({ hasMap: false })
test.beforeAll(createPeople)

for (const locale of ['', 'en/']) {
  test(`every page of editors in /${locale} is worked by keyboard, narrow, and with large text`, async ({ page }) => {
    test.slow()
    await signIn(page, 'admin')
    const faults: string[] = []
    for (const path of locale ? PAGES.slice(2, 5) : PAGES) {
      const say = (kind: string, all: readonly string[]) =>
        faults.push(...all.map((fault) => `/${locale}${path}: ${kind} ${fault}`))
      await page.setViewportSize({ width: 1280, height: 720 })
      await page.goto(`/${locale}${path}`)
      say('focus:', await keyboardFaults(page))
      say('dead:', await deadAnchors(page))
      say('second checker:', await failuresOf(page))
      await page.setViewportSize({ width: 320, height: 640 })
      say('narrow:', [...(await sideways(page)), ...(await clippedWords(page))])
      say('small:', await smallTargets(page))
    }
    await enlargeText(page)
    await page.setViewportSize({ width: 1280, height: 720 })
    for (const path of locale ? PAGES.slice(2, 5) : PAGES) {
      await page.goto(`/${locale}${path}`)
      faults.push(
        ...[...(await sideways(page)), ...(await clippedWords(page))].map((fault) => `${path}: large: ${fault}`),
      )
    }
    expect(faults).toEqual([])
  })
}

test('no page of editors is kept by any cache', async ({ page }) => {
  await signIn(page, 'admin')
  for (const path of PAGES) {
    const answer = await page.request.get(`/${path}`)
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['cache-control'], path).toContain('no-store')
  }
})
