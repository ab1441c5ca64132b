/** The project's files as the architecture tests see them: text, syntax tree, and imports resolved to files. */

import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

export const SERVER_ONLY = '#server-only'

interface Import {
  /** As written. */
  readonly name: string
  /** The file it means, from the root of the project; null for a package, for data and for the server-only mark. */
  readonly file: string | null
}

export interface Source {
  readonly path: string
  readonly text: string
  readonly tree: ts.SourceFile
  readonly imports: readonly Import[]
}

const SCRIPT = /\.(tsx?|mjs|js)$/
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx']
const GENERATED = /(^|\/)(node_modules|generated|\.[^/]+)\//

/** Paths of all files in these folders, from the root, in the order of their names; nothing that is generated. */
export function filesIn(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => posix.join(entry.parentPath.slice(root.length + 1), entry.name))
      .filter((path) => !GENERATED.test(path))
      .sort(),
  )
}

/** The scripts among these paths, read and parsed. */
export const readSources = (root: string, paths: readonly string[]): readonly Source[] =>
  parseSources(
    paths.filter((path) => SCRIPT.test(path)).map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
  )

/** Parses files given as `[path, text]`. An import resolves to one of these files only. */
export function parseSources(files: readonly (readonly [path: string, text: string])[]): readonly Source[] {
  const paths = new Set(files.map(([path]) => path))
  return files.map(([path, text]) => {
    const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    return { path, text, tree, imports: specifiers(tree).map((name) => ({ name, file: resolve(path, name, paths) })) }
  })
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')` and `import('x').T`, types included. */
function specifiers(tree: ts.SourceFile): string[] {
  const names: string[] = []
  const add = (node: ts.Node | undefined) => {
    if (node && ts.isStringLiteral(node)) names.push(node.text)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) add(node.moduleSpecifier)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) add(node.arguments[0])
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return names
}

function resolve(path: string, name: string, paths: ReadonlySet<string>): string | null {
  if (name === SERVER_ONLY || !/^[#.]/.test(name)) return null
  const stem = name.startsWith('#') ? name.slice(1) : posix.join(posix.dirname(path), name)
  return ENDINGS.map((ending) => stem + ending).find((file) => paths.has(file)) ?? null
}

const startsWith = (directive: string, { tree }: Source) => {
  const first = tree.statements[0]
  return first !== undefined && ts.isExpressionStatement(first) && first.getText(tree).slice(1, -1) === directive
}
export const isClient = (source: Source): boolean => startsWith('use client', source)
/** A client module gets a stand-in of these from Next, and nothing of what they import. */
export const isAction = (source: Source): boolean => startsWith('use server', source)
