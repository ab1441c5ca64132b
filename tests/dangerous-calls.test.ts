/** What the project's own code calls nowhere, or in few places that have been looked at. docs/asvs.md builds on it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const PROJECT = join(import.meta.dirname, '..')

const FILES: readonly (readonly [path: string, text: string])[] = [
  'proxy.ts',
  'instrumentation.ts',
  ...['app', 'components', 'geo', 'prisma'].flatMap((folder) =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  ),
]
  .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.startsWith('prisma/generated'))
  .map((path) => [path, readFileSync(join(PROJECT, path), 'utf8')] as const)

const filesWith = (pattern: RegExp): string[] =>
  FILES.filter(([, text]) => pattern.test(text))
    .map(([path]) => path)
    .toSorted()

interface Rule {
  readonly what: string
  readonly pattern: RegExp
  /** What the pattern must find, so that it can fail. */
  readonly example: string
  /** The only files that may hold it. */
  readonly allowed?: readonly string[]
}

const RULES: readonly Rule[] = [
  { what: 'runs text as code', pattern: /\beval\(|new Function\(|node:vm/, example: 'eval(text)' },
  {
    what: 'runs a shell',
    pattern: /\bexec(Sync)?\([`'"]|\bshell: true|import \{[^}]*\bexec(Sync)?\b[^}]*\} from 'node:child_process'/,
    example: "import { exec } from 'node:child_process'",
  },
  {
    what: 'starts programs',
    pattern: /node:child_process/,
    example: "from 'node:child_process'",
    allowed: [
      'prisma/embedded/cluster.ts',
      'prisma/embedded/home.ts',
      'prisma/generate.mjs',
      'prisma/server/next-process.ts',
    ],
  },
  {
    what: 'sets markup past React',
    pattern: /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write/,
    example: 'element.innerHTML = text',
    allowed: ['components/map/picture-svg.tsx', 'components/ui/json-ld.tsx', 'components/ui/pin-icon.tsx'],
  },
  {
    what: 'hashes weakly, or enciphers by itself',
    pattern: /createHash\('(md5|sha1|ripemd)|createCipher|createDecipher|createSign\(/,
    example: "createHash('md5')",
  },
  {
    what: 'draws lots without the secure generator',
    pattern: /Math\.random/,
    example: 'Math.random()',
    allowed: ['prisma/embedded/attach.ts'], // how long to wait
  },
  {
    what: 'connects to somewhere else from the server',
    pattern: /\bfetch\(|node:(https|tls|dgram|dns)'|\b(http|https)\.(get|request)\(|from 'undici'/,
    example: 'await fetch(url)',
    allowed: ['prisma/server/start.ts'], // asks itself whether it answers
  },
  {
    what: 'listens to messages of other windows',
    pattern: /(window|self|globalThis|parent)\.(addEventListener\('message'|onmessage\b)/,
    example: "window.addEventListener('message', hear)",
  },
  {
    what: 'takes certificates on trust',
    pattern: /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/,
    example: 'rejectUnauthorized: false',
  },
  { what: 'opens web sockets', pattern: /new WebSocket\(|from 'ws'/, example: 'new WebSocket(url)' },
  {
    what: 'logs with a format that holds what others sent',
    pattern: /console\.\w+\(\s*`[^`]*\$\{[^`]*`, *\w/,
    example: `console.error(\`\${url} failed:\`, error)`,
  },
]

describe.each(RULES)('what $what', ({ pattern, example, allowed = [] }) => {
  it('is found by the pattern', () => expect(example).toMatch(pattern))

  it('stands in the files that have been looked at, and in no other', () => {
    // Browsers fetch from this site, and the policy of the page says from where else.
    const found = filesWith(pattern).filter((path) => !example.includes('fetch(') || !path.startsWith('components/'))
    expect(found).toEqual(allowed)
  })
})
