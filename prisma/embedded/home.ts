/**
 * Where an embedded cluster lives and who runs it. PostgreSQL refuses to run as root, so root starts it as another
 * user; where that user cannot reach the project (a project in /root, a private temporary folder), data and programs
 * move to a folder it can reach.
 */

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { copyNative, nativeFolder, nativeVersion } from './binaries'

const ELSEWHERE = '/var/lib/suzhou-landing-map'

interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** `cluster` appears whole or not at all: it is renamed into place with `data`, `password` and all. */
export interface Home {
  readonly dir: string
  readonly cluster: string
  readonly data: string
  readonly bin: string
  /** Who runs the server; null: whoever runs this process. */
  readonly account: Account | null
}

/** The home for a wanted folder, with its parent folders made. Says so in a line where it has to be elsewhere. */
export async function findHome(wanted: string, say: (line: string) => void): Promise<Home> {
  const dir = resolve(wanted)
  const native = await nativeFolder()
  await mkdir(dir, { recursive: true })
  if (process.getuid?.() !== 0) return homeAt(dir, native, null)

  const account = (await ownerOf(dir)) ?? (await someAccount())
  const programs = runs(account, native) ? native : await programsElsewhere(account, native)
  if (enters(account, dir)) return homeAt(dir, programs, account)
  if (existsSync(join(dir, 'cluster'))) {
    throw new Error(
      `${dir} holds a database that user ${account.name} cannot reach: open its parent folders (chmod o+x).`,
    )
  }
  const home = join(ELSEWHERE, createHash('sha256').update(dir).digest('hex').slice(0, 16))
  await makeOpen(home)
  await writeFile(join(home, 'belongs-to'), `${dir}\n`)
  if (!enters(account, home)) {
    throw new Error(`User ${account.name} can enter neither ${dir} nor ${home}. Set DATABASE_URL instead.`)
  }
  say(`PostgreSQL does not run as root, and user ${account.name} cannot reach ${dir}: its data is in ${home}`)
  return homeAt(home, programs, account)
}

async function programsElsewhere(account: Account, native: string): Promise<string> {
  const programs = join(ELSEWHERE, `postgres-${await nativeVersion(native)}`)
  await makeOpen(ELSEWHERE)
  await copyNative(native, programs)
  if (runs(account, programs)) return programs
  throw new Error(
    `User ${account.name} can run PostgreSQL neither from ${native} nor from ${programs}. Set DATABASE_URL.`,
  )
}

async function makeOpen(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(ELSEWHERE, 0o755)
  await chmod(folder, 0o755)
}

function homeAt(dir: string, native: string, account: Account | null): Home {
  const cluster = join(dir, 'cluster')
  return { dir, cluster, data: join(cluster, 'data'), bin: join(native, 'bin'), account }
}

/** A cluster made earlier keeps its owner. */
async function ownerOf(dir: string): Promise<Account | null> {
  const owner = statSync(join(dir, 'cluster', 'data'), { throwIfNoEntry: false })
  if (!owner || owner.uid === 0) return null
  return { name: (await passwd()).find(({ uid }) => uid === owner.uid)?.name ?? String(owner.uid), ...pick(owner) }
}

const pick = ({ uid, gid }: { uid: number; gid: number }) => ({ uid, gid })

async function someAccount(): Promise<Account> {
  const accounts = await passwd()
  const account = ['postgres', '_postgres', 'nobody'].flatMap((name) => accounts.find((a) => a.name === name) ?? [])[0]
  if (account) return account
  throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody. Set DATABASE_URL instead.')
}

/** The users of /etc/passwd. initdb insists on finding itself there. */
async function passwd(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

const as = ({ uid, gid }: Account) => ({ uid, gid, cwd: '/', stdio: 'ignore' }) as const

/** Asked by trying, since mode bits alone cannot answer. */
function runs(account: Account, native: string): boolean {
  const { status, error } = spawnSync(join(native, 'bin', 'initdb'), ['--version'], as(account))
  if ((error as NodeJS.ErrnoException | undefined)?.code !== 'EPERM') return status === 0
  throw new Error(
    'PostgreSQL does not run as root, and this process may not start others as another user. Set DATABASE_URL.',
  )
}

const enters = (account: Account, dir: string) => spawnSync('/bin/sh', ['-c', 'cd "$0"', dir], as(account)).status === 0
