/** Rules about single files and folders: how long, how many, how often. */

import { posix } from 'node:path'
import ts from 'typescript'
import type { Source } from './sources'

/** Names that Next asks for in files of these names. */
const NEXT_NAMES =
  /^(metadata|viewport|generate\w+|dynamic\w*|revalidate|runtime|fetchCache|maxDuration|config|proxy|register|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/
const NEXT_FILES =
  /^(app\/(.+\/)?(page|layout|route|error|loading|not-found|template|default|sitemap|robots|manifest)|proxy|instrumentation)\.tsx?$/

/** Folders with more files than that: `folder: count`. */
export function crowdedFolders(paths: readonly string[], most: number): readonly string[] {
  const counts = new Map<string, number>()
  for (const path of paths) counts.set(posix.dirname(path), (counts.get(posix.dirname(path)) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > most).map(([folder, count]) => `${folder}: ${count}`)
}

const lineCount = (text: string): number => text.trimEnd().split('\n').length

/** Files with more lines than that: `path: count`. */
export const longFiles = (files: readonly { path: string; text: string }[], most: number): readonly string[] =>
  files
    .map(({ path, text }) => ({ path, lines: lineCount(text) }))
    .filter(({ lines }) => lines > most)
    .map(({ path, lines }) => `${path}: ${lines}`)

/** Functions with more lines than that: `path: name (lines)`. The body of a `describe` is no function but a heading. */
export const longFunctions = (sources: readonly Source[], most: number): readonly string[] =>
  sources.flatMap(({ path, tree }) =>
    nodesOf(tree).flatMap((node) => {
      if (!isFunction(node) || !node.body || isDescribed(node)) return []
      const lineOf = (position: number) => tree.getLineAndCharacterOfPosition(position).line
      const lines = lineOf(node.end) - lineOf(node.getStart(tree)) + 1
      return lines > most ? [`${path}: ${nameOf(node)} (${lines})`] : []
    }),
  )

const isFunction = (node: ts.Node): node is ts.FunctionLikeDeclaration =>
  ts.isFunctionDeclaration(node) ||
  ts.isFunctionExpression(node) ||
  ts.isArrowFunction(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isConstructorDeclaration(node) ||
  ts.isAccessor(node)

function isDescribed({ parent }: ts.Node): boolean {
  return ts.isCallExpression(parent) && /^(test\.)?describe\b/.test(parent.expression.getText())
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText()
  const { parent } = node
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : 'anonymous'
}

/** Names that two or more files export which declare them: `name: path, path`. */
export function sharedNames(sources: readonly Source[]): readonly string[] {
  const places = new Map<string, Set<string>>()
  for (const source of sources) {
    for (const name of exportedNames(source)) {
      if (NEXT_FILES.test(source.path) && NEXT_NAMES.test(name)) continue
      places.set(name, (places.get(name) ?? new Set()).add(source.path))
    }
  }
  return [...places].filter(([, paths]) => paths.size > 1).map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)
}

function exportedNames({ tree }: Source): readonly string[] {
  const imported = new Set(tree.statements.filter(ts.isImportDeclaration).flatMap(importedNames))
  return tree.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause) {
      return ts.isNamedExports(statement.exportClause)
        ? statement.exportClause.elements.map(({ name }) => name.text).filter((name) => !imported.has(name))
        : []
    }
    if (!ts.canHaveModifiers(statement)) return []
    const kinds = ts.getModifiers(statement)?.map(({ kind }) => kind) ?? []
    if (!kinds.includes(ts.SyntaxKind.ExportKeyword) || kinds.includes(ts.SyntaxKind.DefaultKeyword)) return []
    return declaredNames(statement)
  })
}

function importedNames({ importClause }: ts.ImportDeclaration): readonly string[] {
  const bindings = importClause?.namedBindings
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : []
}

function declaredNames(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => bound(name))
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  return isNamed && statement.name ? [statement.name.text] : []
}

const bound = (name: ts.BindingName): readonly string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isBindingElement(element) ? bound(element.name) : []))

/** Each `x as unknown as T`: `path:line`. */
export const doubleCasts = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap(({ path, tree }) =>
    nodesOf(tree)
      .filter(
        (node) =>
          ts.isAsExpression(node) &&
          ts.isAsExpression(node.expression) &&
          node.expression.type.kind === ts.SyntaxKind.UnknownKeyword,
      )
      .map((node) => `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`),
  )

/** Comment lines with more columns than that: `path:line`. A comment begins its line or follows code after a space. */
export const wideComments = (files: readonly { path: string; text: string }[], most: number): readonly string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) => (line.length > most && isComment(line) ? [`${path}:${i + 1}`] : [])),
  )

const isComment = (line: string) => /^\s*(\/\*|\*|\/\/|--|\{\/\*)/.test(line) || /\s(\/\/|\/\*)\s[^'"`]*$/.test(line)

function nodesOf(tree: ts.SourceFile): readonly ts.Node[] {
  const nodes: ts.Node[] = []
  const visit = (node: ts.Node): void => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return nodes
}
