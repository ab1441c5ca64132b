import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const PROJECT = join(import.meta.dirname, '..')
const STYLES = join(PROJECT, 'app', 'styles')
const SCALE = 'base/scale.css'
const PALETTE = 'base/palette.css'
const MAX_LINES = 250
const MAX_FILES = 25
/** How many sizes of type, steps of space and layers there may be. */
const MAX_STEPS = { text: 9, space: 9, layer: 7 } as const
/**
 * Up to the first a phone, up to the second one column of work; a phone on its side is wider than the third and no
 * higher than the fourth. Custom properties do not work in conditions.
 */
const BREAKPOINTS = ['47.99rem', '63.99rem', '34.99rem', '29.99rem']
/** The width of a small map within a page. */
const CONTAINERS = ['280px']
/** Lines and the least gap beside them. */
const HAIRLINES = ['1px', '2px']

const SPACE = /^(?:(?:row-|column-)?gap|(?:scroll-)?(?:margin|padding)(?:-.+)?)$/
const LENGTH = /(?<![\w-])-?\d*\.?\d+(?:r?em|px|p[tc]|[cm]m|in|ch|ex|lh|d?v[hw]|%)(?![\w-])/g
const COLOUR =
  /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<![\w-])(?:white|black|gr[ae]y|red|green|blue|yellow|orange|purple|pink|brown|salmon|silver|navy|teal|gold|beige|tan)(?![\w-])/i
const FONT_SIZE = /^(?:inherit|var\(--text-\d\)|clamp\(var\(--text-\d\), [\d.]+vw, var\(--text-\d\)\))$/
const FONT = /^(?:inherit|(?:\d+ )?var\(--text-\d\)(?: \/ [\d.]+)? .+)$/

interface Sheet {
  readonly path: string
  readonly lines: number
  /** Without comments. */
  readonly text: string
  readonly declarations: readonly (readonly [property: string, value: string])[]
}

const filesIn = (folder: string, names: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => names.test(name))

const SHEETS: readonly Sheet[] = filesIn(STYLES, /\.css$/).map((path) => {
  const source = readFileSync(join(STYLES, path), 'utf8')
  const text = source.replace(/\/\*.*?\*\//gs, '')
  const declarations = [...text.matchAll(/(?<=[\s{;])([\w-]+):\s+([^;{}]+);/g)].map(
    ([, property, value]) => [property!, value!.replace(/\s+/g, ' ')] as const,
  )
  return { path, lines: source.split('\n').length - 1, text, declarations }
})

/** The sheets of each index, in their order. */
const INDEXES: readonly (readonly string[])[] = SHEETS.filter(({ path }) => path.endsWith('index.css')).map(
  ({ path, text }) => [...text.matchAll(/@import "(.+?)";/g)].map(([, name]) => join(dirname(path), name!)),
)

/** `file: property: value` of each declaration that the rule forbids. */
const offences = (isOffence: (property: string, value: string, path: string) => boolean) =>
  SHEETS.flatMap(({ path, declarations }) =>
    declarations.filter(([p, v]) => isOffence(p, v, path)).map(([p, v]) => `${path}: ${p}: ${v}`),
  )

describe('one scale', () => {
  it.each(Object.entries(MAX_STEPS))('has a few steps of %s, which stand in one file', (kind, most) => {
    const steps = SHEETS.flatMap(({ path, declarations }) =>
      declarations.filter(([name]) => name.startsWith(`--${kind}-`)).map(([name]) => ({ path, name })),
    )
    const used = SHEETS.flatMap(({ text }) => [...text.matchAll(new RegExp(`var\\((--${kind}-\\d+)`, 'g'))])
    const names = new Set(steps.map(({ name }) => name))
    expect(names.size).toBeGreaterThan(0)
    expect(names.size).toBeLessThanOrEqual(most)
    expect(steps.filter(({ path }) => path !== SCALE)).toEqual([])
    expect(new Set(used.map(([, name]) => name!))).toEqual(names)
  })

  it('gives every size of type', () => {
    expect(offences((property, value) => property === 'font-size' && !FONT_SIZE.test(value))).toEqual([])
    expect(offences((property, value) => property === 'font' && !FONT.test(value))).toEqual([])
  })

  it('gives every gap, padding and margin', () => {
    const isRaw = (value: string) => (value.match(LENGTH) ?? []).some((length) => !HAIRLINES.includes(length))
    expect(offences((property, value) => SPACE.test(property) && isRaw(value))).toEqual([])
  })

  it('gives every layer', () => {
    expect(offences((property, value) => property === 'z-index' && !/^var\(--layer-\d\)$/.test(value))).toEqual([])
  })

  it('has the colours in one file, beside the palette of both themes', () => {
    expect(offences((_, value, path) => path !== PALETTE && COLOUR.test(value.replace(/"[^"]*"/g, '')))).toEqual([])
  })

  it('breaks at the same widths everywhere', () => {
    const conditions = SHEETS.flatMap(({ path, text }) =>
      [...text.matchAll(/@(media|container)([^{]+)\{/g)].flatMap(([, kind, condition]) =>
        [...condition!.matchAll(/(?:width|height)[^\d)]*([\d.]+\w+)/g)].map(([, at]) => ({ path, kind, at: at! })),
      ),
    )
    const known = (kind: string | undefined) => (kind === 'container' ? CONTAINERS : BREAKPOINTS)
    expect(conditions.filter(({ kind, at }) => !known(kind).includes(at))).toEqual([])
    expect(new Set(conditions.map(({ at }) => at))).toEqual(new Set([...BREAKPOINTS, ...CONTAINERS]))
  })
})

describe('sheets of styles', () => {
  it('are short, and few in a folder', () => {
    expect(SHEETS.filter(({ lines }) => lines > MAX_LINES).map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
    const folders = SHEETS.map(({ path }) => dirname(path))
    const isFull = (folder: string) => folders.filter((other) => other === folder).length > MAX_FILES
    expect([...new Set(folders)].filter(isFull)).toEqual([])
  })

  it('are all imported, by an index; pages import nothing but the index', () => {
    const sheets = SHEETS.map(({ path }) => path).filter((path) => !path.endsWith('index.css'))
    expect(INDEXES.flat().toSorted()).toEqual(sheets.toSorted())
    const byPages = sources().flatMap(({ text }) => [...text.matchAll(/import '[./]+styles\/(.+?)'/g)])
    expect(byPages.filter(([, name]) => !name!.endsWith('index.css'))).toEqual([])
  })

  it('come before what a narrow screen or paper changes in them', () => {
    const tooEarly = INDEXES.flatMap((sheets) => {
      const rules = sheets.flatMap((path) => rulesOf(SHEETS.find((sheet) => sheet.path === path)!))
      return rules.flatMap(({ condition, selector, property, path }, i) => {
        const isOverruled = ({ condition, ...later }: Rule) =>
          !condition && later.selector === selector && later.property === property
        return condition && rules.slice(i).some(isOverruled) ? [`${path}: ${condition}${selector} ${property}`] : []
      })
    })
    expect(tooEarly).toEqual([])
  })

  it('name no class that nothing has', () => {
    const given = new Set(
      sources().flatMap(({ text }) =>
        text
          .split('\n')
          .filter((line) => /class(?:Name|List)?\b/i.test(line))
          .flatMap((line) => line.match(/[\w-]+/g) ?? []),
      ),
    )
    const unused = SHEETS.flatMap(({ path, text }) =>
      [...text.matchAll(/([^{};]+)\{/g)]
        .flatMap(([, selector]) => (selector!.includes('@') ? [] : [...selector!.matchAll(/\.([a-z][\w-]*)/gi)]))
        .map(([, name]) => name!)
        .filter((name) => !name.startsWith('maplibregl-') && !given.has(name))
        .map((name) => `${path}: .${name}`),
    )
    expect(unused).toEqual([])
  })
})

interface Rule {
  readonly path: string
  /** The condition it stands under; empty for one that always holds. */
  readonly condition: string
  readonly selector: string
  readonly property: string
}

/** Each selector of each list with each of its properties, in the order of the sheet. */
function rulesOf({ path, text }: Sheet): Rule[] {
  const rules: Rule[] = []
  let condition = ''
  for (const [, head, body] of text.matchAll(/([^{};]*)(?:\{([^{}]*)\}|\{|\})/g)) {
    const opening = head!.trim()
    if (opening.startsWith('@')) condition = opening
    else if (body === undefined) condition = ''
    else {
      const properties = [...body.matchAll(/(?<=^|[\s;])([\w-]+):\s/g)].map(([, property]) => property!)
      const selectors = opening.split(/,(?![^()]*\))/).map((selector) => selector.trim())
      rules.push(
        ...selectors.flatMap((selector) => properties.map((property) => ({ path, condition, selector, property }))),
      )
    }
  }
  return rules
}

/** Everything that may put a class on an element. */
function sources(): { readonly path: string; readonly text: string }[] {
  return ['app', 'components', 'geo'].flatMap((folder) =>
    filesIn(join(PROJECT, folder), /\.tsx?$/).map((name) => {
      const path = join(PROJECT, folder, name)
      return { path: relative(PROJECT, path), text: readFileSync(path, 'utf8') }
    }),
  )
}
