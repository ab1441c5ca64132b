/**
 * Finds where the sources look something up in a plain object by a text that may come from anybody: `constructor` and
 * `__proto__` are found there too.
 */

import { join, relative } from 'node:path'
import ts from 'typescript'

const PROJECT = join(import.meta.dirname, '..', '..')

/** The project's own sources as the compiler sees them, with types. */
export function readProgram(): ts.Program {
  const { config } = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), ts.sys.readFile)
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, PROJECT)
  const ours = fileNames.filter((name) => /^(app|components|geo|prisma|proxy)\b/.test(relative(PROJECT, name)))
  return ts.createProgram(ours, { ...options, noEmit: true, incremental: false })
}

/**
 * `file:line expression` of each look-up by a text of any content, and of each whose key is only said to be one of the
 * table's.
 */
export function plainLookups(program: ts.Program, isOurs: (path: string) => boolean): string[] {
  const checker = program.getTypeChecker()
  const found: string[] = []
  for (const source of program.getSourceFiles()) {
    const path = relative(PROJECT, source.fileName)
    if (!isOurs(path)) continue
    const visit = (node: ts.Node): void => {
      if (isPlainLookup(node, checker)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
        found.push(`${path}:${line + 1} ${node.getText(source)}`)
      }
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  return found
}

function isPlainLookup(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword)
    return isAnyText(node.left, checker)
  if (!ts.isElementAccessExpression(node) || ts.isDeleteExpression(node.parent)) return false
  // The environment is the operator's, and the names are ours.
  if (node.expression.getText() === 'process.env') return false
  const object = checker.getNonNullableType(checker.getTypeAtLocation(node.expression))
  return isKeyed(object, checker) && isAnyText(node.argumentExpression, checker)
}

/** Not a list, whose index is a number. */
const isKeyed = (type: ts.Type, checker: ts.TypeChecker): boolean =>
  !(checker.isArrayType(type) || checker.isTupleType(type) || (type.flags & ts.TypeFlags.StringLike) !== 0)

/** A text of any content, also where it is said to be a key (`text as Key`). */
function isAnyText(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (ts.isAsExpression(node)) return isAnyText(node.expression, checker) || isNarrowed(node, checker)
  if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return isAnyText(node.expression, checker)
  const { flags } = checker.getNonNullableType(checker.getTypeAtLocation(node))
  return (flags & (ts.TypeFlags.String | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0
}

function isNarrowed(node: ts.AsExpression, checker: ts.TypeChecker): boolean {
  const { flags } = checker.getTypeAtLocation(node.expression)
  return (flags & (ts.TypeFlags.String | ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0
}
