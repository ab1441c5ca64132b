/** Words of the interface that stand in code. */

import ts from 'typescript'
import type { Source } from './sources'

/** Chinese characters and full-width punctuation. */
const CHINESE = /[\u3000-\u303f\u3400-\u9fff\uff00-\uff65]/
/** The same in every language. */
const NEUTRAL = /\b(?:CSV|GeoJSON|Excel|WGS-84|GCJ-02|BD-09)\b|https?:\/\/|&\w+;/g
const WORD = /\p{L}{2}/u
/** What browsers show or read out of an element's attributes, and of the components that pass them on. */
const READ_ALOUD = new Set(['alt', 'title', 'placeholder', 'label', 'summary', 'description', 'note'])
const isReadAloud = (name: string) =>
  READ_ALOUD.has(name) || /^aria-(label|description|valuetext|roledescription)$/.test(name)

/**
 * Texts in these files that a reader would see: anything in Chinese, text between the tags of JSX, and attributes that
 * are shown or read out. `path:line text`.
 */
export const interfaceWords = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap(({ path, tree }) => {
    const texts: string[] = []
    const visit = (node: ts.Node): void => {
      if (isShown(node)) {
        const line = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
        texts.push(`${path}:${line} ${node.text.trim()}`)
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
    return texts
  })

function isShown(node: ts.Node): node is ts.LiteralLikeNode {
  if (ts.isJsxText(node)) return hasWord(node.text)
  const isPartOfTemplate = ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
  if (!ts.isStringLiteralLike(node) && !isPartOfTemplate) return false
  if (CHINESE.test(node.text)) return true
  const attribute = attributeOf(node)
  return attribute !== null && isReadAloud(attribute.name.getText()) && hasWord(node.text)
}

const hasWord = (text: string) => WORD.test(text.replace(NEUTRAL, ''))

/** The attribute whose value a text is or may become; null for an argument of a call and everything else. */
function attributeOf({ parent }: ts.Node): ts.JsxAttribute | null {
  if (ts.isJsxAttribute(parent)) return parent
  const isPassedOn =
    ts.isJsxExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isTemplateExpression(parent) ||
    ts.isTemplateSpan(parent)
  return isPassedOn ? attributeOf(parent) : null
}
