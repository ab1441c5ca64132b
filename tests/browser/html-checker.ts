/** What the Nu Html Checker, which judges markup by the HTML standard, finds in documents as they are served. */

import { spawnSync } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installPackages } from '../support/installing/install-packages'
import { ensurePackage } from '../support/installing/npm-package'

const CHECKER = 'vnu-jar@26.9.27'
/** Not among the packages of the project: its installation would fetch a Java of its own. */
const FOLDER = join(import.meta.dirname, '..', '..', '.ci-artefacts', 'html-checker')
const JAR = join(FOLDER, 'node_modules', 'vnu-jar', 'build', 'dist', 'vnu.jar')
const JAVA = 'default-jre-headless'

/** What it says of what is right, and why. */
const PASSED_OVER: readonly (readonly [what: RegExp, why: string])[] = [
  [
    /^Bad value “” for attribute “(form)?action”/,
    'React’s own way of a form or button that an action of the server takes',
  ],
  [/^CSS: .*“?@container|^CSS: .*Unrecognized at-rule “@container”/i, 'newer than the checker’s sheet of CSS'],
]

interface Message {
  readonly type: string
  readonly subType?: string
  readonly url: string
  readonly message: string
  readonly extract?: string
}

/** Installs Java from Debian, as root, and the checker, where they are absent; says so where they cannot be had. */
export async function ensureHtmlChecker(): Promise<void> {
  if (!hasJava()) installPackages(JAVA)
  if (hasJava()) await ensurePackage(FOLDER, CHECKER)
  console.log(`HTML checker: ${whyNoHtmlChecker() ?? CHECKER}`)
}

/** Why documents are not checked; null: they are. */
export const whyNoHtmlChecker = (): string | null =>
  hasJava() ? null : `not run: no Java, as root: apt-get install ${JAVA}`

const hasJava = () => spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0

/** Errors and warnings, each with the name of its document. Throws where the checker does not run. */
export async function markupFaults(documents: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = join(FOLDER, 'documents')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const names = [...documents.keys()]
  const files = names.map((_, i) => join(folder, `${i}.html`))
  for (const [i, text] of [...documents.values()].entries()) await writeFile(files[i]!, text)
  const options = ['-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', ...files]
  const { status, stdout, stderr } = spawnSync('java', options, { encoding: 'utf8', maxBuffer: 2 ** 27 })
  if (status !== 0) throw new Error(`The HTML checker ended with ${status}: ${stderr.slice(0, 2000)}`)
  const { messages } = JSON.parse(stdout) as { readonly messages: readonly Message[] }
  return messages
    .filter(({ type, subType }) => type !== 'info' || subType === 'warning')
    .filter(({ message }) => !PASSED_OVER.some(([what]) => what.test(message)))
    .map(({ url, message, extract = '' }) => `${names[Number(/(\d+)\.html$/.exec(url)![1])]}: ${message} ${extract}`)
}
