import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { problemsOfSettings } from '#prisma/server/operator-settings'

afterEach(() => void vi.unstubAllEnvs())

it('finds nothing in an environment without settings, nor in one as the example has it', async () => {
  expect(await problemsOfSettings({})).toEqual({ errors: [], warnings: [] })
  const sound = {
    ...{ SITE_URL: 'https://map.example.org', DATABASE_URL: 'postgresql://a:b@127.0.0.1:5432/landing', EMPTY: '1' },
    ...{ DATABASE_REPLICA_URL: 'postgres://a:b@127.0.0.1:5433/landing', DATABASE_READ_CONNECTIONS: '20' },
    ...{ TRUSTED_PROXIES: '10.0.0.0/8, ::1', HEALTH_MAX_LAG_SECONDS: '12.5', BETTER_AUTH_SECRET: 'x'.repeat(32) },
    ...{ GROUND_STYLE_URL: 'https://maps.example.org/style.json', GROUND_STYLE_MAX_ZOOM: '18', TIANDITU_EXPORT: '0' },
    ...{ GROUND_PMTILES: 'https://maps.example.org/city.pmtiles', TIANDITU_KEY: '0123456789abcdef' },
  }
  expect(await problemsOfSettings(sound)).toEqual({ errors: [], warnings: [] })
})

it.each([
  ['SITE_URL', 'map.example.org'],
  ['SITE_URL', 'ftp://map.example.org'],
  ['DATABASE_URL', 'mysql://a:secret@127.0.0.1/landing'],
  ['DATABASE_READ_CONNECTIONS', 'many'],
  ['DATABASE_WRITE_CONNECTIONS', '0'],
  ['HEALTH_MAX_LAG_SECONDS', '30s'],
  ['EMPTY', 'true'],
  ['BETTER_AUTH_SECRET', 'secret'],
  ['TRUSTED_PROXIES', 'proxy.example.org'],
])('does not start with %s=%s, and says which it is', async (name, value) => {
  const { errors, warnings } = await problemsOfSettings({ [name]: value })
  expect([errors.length, errors[0]?.startsWith(name), warnings]).toEqual([1, true, []])
  if (/SECRET|DATABASE_URL/.test(name)) expect(errors[0]).not.toContain('secret')
})

it.each([
  ['GROUND_STYLE_URL', 'maps.example.org/style.json'],
  ['GROUND_STYLE_MAX_ZOOM', 'far'],
  ['GROUND_PMTILES_EXPORT', 'yes'],
  ['TIANDITU_MAX_ZOOM', '30'],
  ['TIANDITU_KEY', 'a key'],
  ['GROUND_PMTILES_ATTRIBUTON', '© Everybody'],
])('starts with %s=%s, on the built-in ground, and says so', async (name, value) => {
  const { errors, warnings } = await problemsOfSettings({ [name]: value })
  expect([errors, warnings.length, warnings[0]?.startsWith(name)]).toEqual([[], 1, true])
})

it('says where the file of GROUND_PMTILES is absent, or no PMTiles', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ground-'))
  vi.stubEnv('GROUND_DIR', folder)
  await writeFile(join(folder, 'torn.pmtiles'), 'PMTiles')
  const warningOf = async (file: string) => {
    vi.stubEnv('GROUND_PMTILES', file)
    return (await problemsOfSettings({ GROUND_PMTILES: file })).warnings[0]
  }
  expect(await warningOf('/srv/absent.pmtiles')).toContain('is no file of this machine')
  expect(await warningOf('my map.pmtiles')).toContain('has a name other than')
  // A name alone is looked for in the folder of grounds too.
  expect(await warningOf('torn.pmtiles')).toContain('no PMTiles file in the Protomaps schema')
})
