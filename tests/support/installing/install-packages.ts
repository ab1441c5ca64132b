import { spawnSync } from 'node:child_process'

/** With apt-get, as root, and says so. False: nobody here may, or there is no apt-get, or it did not succeed. */
export function installPackages(...names: readonly string[]): boolean {
  if (process.getuid?.() !== 0) return false
  console.log(`Installing ${names.join(', ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...options: string[]) => spawnSync('apt-get', options, { stdio: 'inherit', env }).status === 0
  const isDone = apt('update') && apt('install', '-y', '--no-install-recommends', ...names)
  if (!isDone) console.error('apt-get did not succeed')
  return isDone
}
