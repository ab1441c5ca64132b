/**
 * `npm run test:attack -- [--seconds 60] [--only sqlmap|wapiti]`: both scanners (Debian's) against the built product,
 * with its founding data, as a stranger and as an admin who has signed in; `--seconds` is what wapiti may take for its
 * crawl and for each kind of attack. Fails where one finds something that is not explained here, where a request is
 * answered with 500 or more, and where the admin is not signed in at the end. Prints what was sent.
 */

import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import startProduct from '../browser/server'
import { groundOf, signOutIds } from '../fuzz/ground'
import { signedIn } from '../fuzz/signed-in'
import { type Relay, startRelay } from './relay'
import { ensureScanners, type Finding, sqlmap, wapiti } from './scanners'

const { values: options } = parseArgs({ options: { seconds: { type: 'string' }, only: { type: 'string' } } })
const SECONDS = Number(options.seconds ?? 60)
const isAsked = (scanner: 'sqlmap' | 'wapiti') => (options.only ?? scanner) === scanner
const ONLY_SIGNED_IN = /^\/(api\/)?manage/
/** What wapiti says of every product that is guarded otherwise; printed, and no failure. */
const EXPLAINED: readonly (readonly [what: RegExp, why: string])[] = [
  [/X-XSS-Protection is not set/, 'browsers have dropped it; the content security policy does its work'],
  [/Strict-Transport-Security is not set/, 'sent where SITE_URL is https, which it is not here'],
  [/Lack of anti CSRF token/, 'actions are refused where Origin is not the host, and cookies are SameSite=Lax'],
]
/** Parts of a path that are looked up in the database. */
const PARTS = [
  '/projects/tencent*',
  '/districts/sip*',
  '/events/snd*',
  '/og/zh/projects/tencent*',
  '/ogc/collections/events/items/E1*',
  '/feeds/atom/zh/districts/sip*',
]

ensureScanners()
const folder = await mkdtemp(join(tmpdir(), 'attack-'))
const stop = await startProduct()
const problems: string[] = []
try {
  const port = Number(new URL(process.env.BROWSER_TEST_URL!).port)
  const { url } = JSON.parse(process.env.BROWSER_TEST_DATABASE!) as { url: string }
  const [admin] = await signedIn(url)
  const { revision } = (await (await fetch(`http://127.0.0.1:${port}/api/health`)).json()) as { revision: number }
  const { paths } = groundOf(revision, [])
  const asked = [...new Set(paths.filter((path) => path.includes('?')))]
  const stranger = await startRelay(port)
  const person = await startRelay(port, { cookie: admin!, withheld: signOutIds() })
  const at = (relay: Relay, list: readonly string[]) => list.map((path) => relay.url + path)

  if (isAsked('sqlmap')) {
    const ofAll = asked.filter((path) => !ONLY_SIGNED_IN.test(path))
    await attempt('sqlmap, public', stranger, () => sqlmap(folder, at(stranger, [...ofAll, ...PARTS])))
    const ofEditors = asked.filter((path) => ONLY_SIGNED_IN.test(path))
    await attempt('sqlmap, signed in', person, () => sqlmap(folder, at(person, ofEditors)))
  }
  if (isAsked('wapiti')) {
    await attempt('wapiti, public', stranger, () => wapiti(folder, `${stranger.url}/`, SECONDS))
    await attempt('wapiti, signed in', person, () => wapiti(folder, `${person.url}/manage`, SECONDS))
  }

  const page = await fetch(`http://127.0.0.1:${port}/manage`, { headers: { cookie: admin! }, redirect: 'manual' })
  if (page.status !== 200) problems.push(`The admin was not signed in any more: /manage answered ${page.status}`)
  await Promise.all([stranger.stop(), person.stop()])
} finally {
  await stop()
}
console.log(`What the scanners said: ${folder}`)
for (const problem of problems) console.log(`  ${problem}`)
console.log(`${problems.length} findings`)
process.exit(problems.length > 0 ? 1 : 0)

async function attempt(title: string, relay: Relay, attack: () => Promise<Finding[]>): Promise<void> {
  const [before, failedBefore, began] = [new Map(relay.statuses), relay.failed.length, Date.now()]
  const findings = await attack()
  const counts = [...relay.statuses]
    .map(([status, count]) => [status, count - (before.get(status) ?? 0)] as const)
    .filter(([, count]) => count > 0)
    .toSorted(([a], [b]) => a - b)
  const sent = counts.reduce((sum, [, count]) => sum + count, 0)
  const list = counts.map(([status, count]) => `${count} × ${status}`).join(', ')
  console.log(`${title}: ${sent} requests in ${Math.round((Date.now() - began) / 1000)} s (${list})`)
  if (!relay.statuses.get(200)) problems.push(`${title}: nothing was reached`)
  const whyOf = (what: string) => EXPLAINED.find(([pattern]) => pattern.test(what))
  for (const [pattern, why] of EXPLAINED) {
    const count = findings.filter(({ what }) => whyOf(what)?.[0] === pattern).length
    if (count > 0) console.log(`  ${count} × ${pattern.source}: ${why}`)
  }
  const unexplained = findings.filter(({ what }) => !whyOf(what))
  problems.push(
    ...unexplained.map(({ what, request }) => `${title}: ${what}\n    ${request.replaceAll('\n', '\n    ')}`),
  )
  problems.push(...relay.failed.slice(failedBefore).map((request) => `${title}: answered ${request}`))
}
