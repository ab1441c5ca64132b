/** What IBM's checker, which knows rules that axe does not have, finds on a page. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const ENGINE = readFileSync(createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js'), 'utf8')
const RULES = 'WCAG_2_2'

/** Rules that it applies where they do not hold, and why. */
const PASSED_OVER: readonly (readonly [what: RegExp, why: string])[] = [
  [/^aria_form_label_unique/, 'a form without a name is no landmark, and needs none'],
  [/^svg_graphics_labelled/, 'the parts of a picture: the picture has a name, its links have theirs'],
  [/^label_name_visible/, 'it takes the title of a link for a part of its text'],
  [/^label_content_exists/, 'the input in the label has a name of its own'],
  [/^fieldset_label_valid: .*duplicate name/, 'each of them stands within a group whose name tells them apart'],
]

interface Finding {
  readonly ruleId: string
  readonly value: readonly [kind: string, result: string]
  readonly message: string
  readonly snippet: string
  readonly path: { readonly dom: string }
}

type Check = (document: Document, rules: readonly string[]) => Promise<{ readonly results: readonly Finding[] }>

declare global {
  interface Window {
    /** The engine, once it runs in the page. */
    readonly ace: { readonly Checker: new () => { readonly check: Check } }
  }
}

/** What fails among what is drawn; what it only wants to be looked at does not count. */
export async function failuresOf(page: Page): Promise<string[]> {
  await page.evaluate(ENGINE)
  const findings = await page.evaluate(async (rules) => {
    const { results } = await new window.ace.Checker().check(document, [rules])
    const isDrawn = ({ path }: Finding) => {
      const node = document.evaluate(path.dom, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue
      return !(node instanceof Element) || node.checkVisibility()
    }
    return results.filter((one) => one.value[0] === 'VIOLATION' && one.value[1] === 'FAIL' && isDrawn(one))
  }, RULES)
  return findings
    .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet}`)
    .filter((failure) => !PASSED_OVER.some(([what]) => what.test(failure)))
}
