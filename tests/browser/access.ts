/** What a page must bear: a walk by keyboard, narrow windows, wider and larger text, forced colours. */

import type { Page } from '@playwright/test'

/** More steps than any page has: who needs more walks in circles. */
const MAX_STEPS = 500

/** Goes through a page by Tab. Comes back with every step whose focus is not seen, or lies under something else. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  await page.locator('body').evaluate((body) => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    body.dataset.last = ''
  })
  for (let step = 0; step < MAX_STEPS; step++) {
    await page.keyboard.press('Tab')
    const fault = await page.evaluate(faultOfFocus)
    if (fault === 'end') return step < 3 ? [...faults, `only ${step} steps`] : faults
    if (fault) faults.push(fault)
  }
  return [...faults, 'there is no way out by Tab']
}

/** `end` where the focus has left the page, '' where it is well. Runs in the page. */
function faultOfFocus(): string {
  const focused = document.activeElement as HTMLElement | null
  if (!focused || focused === document.body || focused === document.documentElement) return 'end'
  const name = `${focused.outerHTML.slice(0, 90)}`
  if (focused.dataset.step && document.body.dataset.last !== focused.dataset.step) return 'end'
  const number = String(Number(document.body.dataset.last || 0) + 1)
  if (focused.dataset.step === document.body.dataset.last) return `stays on ${name}`
  focused.dataset.step = number
  document.body.dataset.last = number
  const isSeen = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  }
  if (![focused, ...focused.querySelectorAll('*')].some(isSeen)) return `no outline: ${name}`
  const { left, top, right, bottom } = focused.getBoundingClientRect()
  const [x0, y0] = [Math.max(left, 0), Math.max(top, 0)]
  const [x1, y1] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)]
  if (x1 - x0 < 1 || y1 - y0 < 1) return `off the screen: ${name}`
  const isFree = (x: number, y: number) => {
    const at = document.elementFromPoint(x, y)
    return !at || focused.contains(at) || at.contains(focused) || Boolean(at.closest('label')?.contains(focused))
  }
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9]
  const all = shares.flatMap((u) => shares.map((v) => isFree(x0 + u * (x1 - x0), y0 + v * (y1 - y0))))
  return all.some(Boolean) ? '' : `covered: ${name}`
}

/** How far a page is wider than its window, px, and which of its parts are. */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - innerWidth
    const parts = [...document.querySelectorAll<HTMLElement>('main, form')].filter(
      (part) => part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== 'visible',
    )
    const widest = [...document.querySelectorAll('body *')].filter(
      (element) => over > 0 && element.getBoundingClientRect().right > innerWidth + 1 && element.children.length === 0,
    )
    return [
      ...(over > 0
        ? [`the page by ${over} px: ${widest.slice(0, 3).map((element) => element.outerHTML.slice(0, 90))}`]
        : []),
      ...parts.map((part) => `${part.tagName}.${part.className} by ${part.scrollWidth - part.clientWidth} px`),
    ]
  })

/** Words that their box cuts off where nothing can be scrolled to them. What ends in … on purpose is left out. */
export const clippedWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const clipped: string[] = []
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement
      if (!parent || !texts.currentNode.textContent?.trim() || !parent.checkVisibility({ visibilityProperty: true }))
        continue
      if (parent.closest('svg, .visually-hidden, .skip, option, script, style, [aria-hidden="true"]')) continue
      const range = document.createRange()
      range.selectNodeContents(texts.currentNode)
      const text = range.getBoundingClientRect()
      if (text.width === 0) continue
      for (let box: HTMLElement | null = parent; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box)
        if (style.textOverflow === 'ellipsis') break
        const { left, right, top, bottom } = box.getBoundingClientRect()
        const cutsX = ['hidden', 'clip'].includes(style.overflowX) && (text.right > right + 2 || text.left < left - 2)
        const cutsY = ['hidden', 'clip'].includes(style.overflowY) && (text.bottom > bottom + 3 || text.top < top - 3)
        if (cutsX || cutsY) {
          clipped.push(`${texts.currentNode.textContent.trim().slice(0, 30)} in ${box.tagName}.${box.className}`)
          break
        }
        if (['auto', 'scroll'].includes(style.overflowX) || ['auto', 'scroll'].includes(style.overflowY)) break
        if (style.position === 'fixed') break
      }
    }
    return clipped
  })

/** The spacing of WCAG 1.4.12. */
export const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`

/** Text twice as large, by the browser's own setting. */
export async function enlargeText(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
}

/** A style as a reader's own: past the security policy of the page. */
export const addStyle = (page: Page, css: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, css)

/**
 * Targets that are smaller than 24 px and too near to others (WCAG 2.5.8): a circle of 24 px around the middle of a
 * small one must meet no other target. Links within sentences are as small as their text.
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const kinds = 'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]'
    const all = [...document.querySelectorAll<HTMLElement>(kinds)].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[inert], svg, .skip, .pin-links'))
        return []
      const within = element.closest('label') ?? element
      const box = within.getBoundingClientRect()
      return box.width > 1 ? [{ element, box, x: box.x + box.width / 2, y: box.y + box.height / 2 }] : []
    })
    const isInText = (element: HTMLElement) =>
      getComputedStyle(element).display === 'inline' &&
      [...(element.parentElement?.childNodes ?? [])].some((node) => node.nodeType === 3 && node.textContent!.trim())
    const isSmall = ({ box }: (typeof all)[number]) => box.width < 23.9 || box.height < 23.9
    return all.filter(isSmall).flatMap((target) => {
      if (isInText(target.element)) return []
      const near = all.find((other) => {
        if (
          other.element === target.element ||
          other.element.contains(target.element) ||
          target.element.contains(other.element)
        )
          return false
        const [dx, dy] = isSmall(other)
          ? [Math.max(0, Math.abs(other.x - target.x) - 12), Math.max(0, Math.abs(other.y - target.y) - 12)]
          : [
              Math.max(other.box.left - target.x, 0, target.x - other.box.right),
              Math.max(other.box.top - target.y, 0, target.y - other.box.bottom),
            ]
        return Math.hypot(dx, dy) < 11.9
      })
      const { width, height } = target.box
      return near
        ? [
            `${target.element.outerHTML.slice(0, 80)}: ${width.toFixed(1)} × ${height.toFixed(1)} beside ${near.element.outerHTML.slice(0, 60)}`,
          ]
        : []
    })
  })

/** Ids that skip links and links within the page lead to without anything being there. */
export const deadAnchors = (page: Page): Promise<string[]> =>
  page.locator('a[href^="#"]').evaluateAll((links) =>
    links.flatMap((link) => {
      const id = decodeURIComponent(link.getAttribute('href')!.slice(1))
      return document.getElementById(id) ? [] : [`#${id}`]
    }),
  )

/**
 * What the reader's forced colours take away: states told by shadow or tint alone, and swatches without their colour.
 */
export const lostColours = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
    const lookOf = (element: Element) => {
      const style = getComputedStyle(element)
      const { borderTopWidth, borderTopStyle, borderBottomWidth, outlineStyle, outlineWidth } = style
      const { textDecorationLine, fontWeight, color, backgroundColor } = style
      const border = borderTopStyle === 'none' ? 0 : borderTopWidth + borderBottomWidth
      const outline = outlineStyle === 'none' ? 0 : outlineWidth
      return [border, outline, textDecorationLine, fontWeight, color, backgroundColor].join()
    }
    const states = [...document.querySelectorAll('[aria-current], [aria-pressed="true"], [aria-selected="true"]')]
    const lost = states.filter(isShown).flatMap((element) => {
      const other = [...(element.parentElement?.children ?? [])].find(
        (sibling) => sibling !== element && sibling.tagName === element.tagName && isShown(sibling),
      )
      return other && lookOf(other) === lookOf(element) ? [`state of ${element.outerHTML.slice(0, 80)}`] : []
    })
    const swatches = [...document.querySelectorAll<HTMLElement>('main *, .map *')].filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      return element.children.length === 0 && !element.textContent && isShown(element) && width > 3 && height > 3
    })
    const gone = swatches.flatMap((element) => {
      const style = getComputedStyle(element)
      const isColoured =
        element.tagName !== 'CANVAS' &&
        !(element instanceof SVGElement) &&
        !/INPUT|SELECT|IMG|TEXTAREA/.test(element.tagName)
      const hasOwn =
        style.forcedColorAdjust === 'none' || style.borderTopStyle !== 'none' || style.borderLeftStyle !== 'none'
      return isColoured && element.dataset.tinted && !hasOwn ? [`swatch ${element.outerHTML.slice(0, 80)}`] : []
    })
    return [...lost, ...gone]
  })

/** Marks what has a tint of its own, before colours are forced. */
export const markTints = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('main *, .map *')) {
      const { backgroundColor, backgroundImage } = getComputedStyle(element)
      const isTinted =
        (backgroundColor !== 'rgba(0, 0, 0, 0)' || backgroundImage !== 'none') && element.children.length === 0
      if (isTinted && element.dataset) element.dataset.tinted = 'yes'
    }
  })
