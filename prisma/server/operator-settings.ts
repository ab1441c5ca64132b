/** Judges the environment that an operator sets before anything starts: what each setting takes is said here. */

import '#server-only'
import { basename } from 'node:path'
import { z } from 'zod'
import { TIANDITU_KEY } from '#geo/ground/ground'
import { lookUp } from '#geo/look-up'
import { SECRET_LENGTH } from '../auth/secret'
import { groundFileProblem, isWebAddress } from '../ground/files'
import { proxiesOf } from './client-address'

type Env = Readonly<Record<string, string | undefined>>
/** What a setting has to be, and that in words. */
type Form = readonly [test: z.ZodType, words: string]

const WEB = z.string().refine(isWebAddress)
/** As pg reads them: also a socket's, which is no URL by the standard. */
const POSTGRES = z.string().regex(/^(postgres(ql)?|socket):|^\//)
const CONNECTIONS: Form = [z.coerce.number().int().min(1).max(1000), 'a whole number from 1 to 1000']

/** Without these in order nothing can be served, or what is served for good would be another thing than was meant. */
const NEEDED: Readonly<Record<string, Form>> = {
  SITE_URL: [WEB, 'an address such as https://map.example.org'],
  DATABASE_URL: [POSTGRES, 'an address such as postgresql://user:password@host:5432/name'],
  DATABASE_OWNER_URL: [POSTGRES, 'an address such as postgresql://owner:password@host:5432/name'],
  DATABASE_REPLICA_URL: [POSTGRES, 'an address such as postgresql://user:password@host:5433/name'],
  DATABASE_READ_CONNECTIONS: CONNECTIONS,
  DATABASE_WRITE_CONNECTIONS: CONNECTIONS,
  EMPTY: [z.enum(['0', '1']), '1, to begin without the founding data, or 0'],
  BETTER_AUTH_SECRET: [z.string().min(SECRET_LENGTH), `${SECRET_LENGTH} characters or more: openssl rand -base64 32`],
  HEALTH_MAX_LAG_SECONDS: [z.coerce.number().positive(), 'a number of seconds'],
}

const GROUNDS = ['GROUND_PMTILES', 'GROUND_STYLE', 'TIANDITU']
const ZOOM: Form = [z.coerce.number().int().min(1).max(22), 'a whole number from 1 to 22']
const SWITCH: Form = [z.enum(['0', '1']), '1, where saved pictures may carry it, or 0']
/** Without these the map stands on its built-in ground. */
const OF_GROUNDS: Readonly<Record<string, Form>> = {
  GROUND_STYLE_URL: [WEB, 'the address of a style, such as https://maps.example.org/style.json'],
  TIANDITU_KEY: [z.string().regex(TIANDITU_KEY), 'a key of eight letters and digits or more'],
  ...Object.fromEntries(
    GROUNDS.flatMap((ground) => [
      [`${ground}_MAX_ZOOM`, ZOOM],
      [`${ground}_EXPORT`, SWITCH],
    ]),
  ),
}

const NAMES_OF_GROUNDS = new Set([
  ...['GROUND_PMTILES', 'GROUND_STYLE_URL', 'GROUND_STYLE_HOSTS', 'TIANDITU_KEY', 'GROUND_ATTRIBUTION', 'GROUND_DIR'],
  ...GROUNDS.flatMap((ground) => ['ATTRIBUTION', 'APPROVAL', 'MAX_ZOOM', 'EXPORT'].map((name) => `${ground}_${name}`)),
])

/**
 * What is wrong with the settings, a sentence each that names the setting: `errors` keep the server from starting,
 * `warnings` do not. No value of a secret is repeated.
 */
export async function problemsOfSettings(
  env: Env,
): Promise<{ readonly errors: string[]; readonly warnings: string[] }> {
  const errors = unmet(env, NEEDED)
  if (set(env, 'DATABASE_REPLICA_URL') && !set(env, 'DATABASE_URL'))
    errors.push('DATABASE_REPLICA_URL names a replica of the database of DATABASE_URL, which is not set.')
  if (set(env, 'DATABASE_OWNER_URL') && !set(env, 'DATABASE_URL'))
    errors.push('DATABASE_OWNER_URL names the owner of the tables of DATABASE_URL, which is not set.')
  try {
    proxiesOf(env.TRUSTED_PROXIES)
  } catch (error) {
    errors.push((error as Error).message)
  }
  const file = set(env, 'GROUND_PMTILES')
  const unknown = Object.keys(env).filter((name) => /^(GROUND|TIANDITU)_/.test(name) && !NAMES_OF_GROUNDS.has(name))
  return {
    errors,
    warnings: [
      ...unmet(env, OF_GROUNDS),
      ...unknown.map(
        (name) => `${name} is no setting, and changes nothing: docs/operations.md names those of base maps.`,
      ),
      ...(file ? await fileWarning(file) : []),
    ],
  }
}

const set = (env: Env, name: string): string => lookUp(env, name)?.trim() ?? ''

function unmet(env: Env, forms: Readonly<Record<string, Form>>): string[] {
  return Object.entries(forms).flatMap(([name, [test, words]]) =>
    set(env, name) === '' || test.safeParse(set(env, name)).success ? [] : [`${name} has to be ${words}.`],
  )
}

async function fileWarning(file: string): Promise<string[]> {
  if (isWebAddress(file)) return []
  const problem = await groundFileProblem(basename(file))
  if (!problem) return []
  const fault = {
    absent: 'is no file of this machine (or has a name other than letters, digits, dots and dashes, ending .pmtiles)',
    schema: 'is no PMTiles file in the Protomaps schema',
  }[problem]
  return [`GROUND_PMTILES: ${file} ${fault}; readers get the built-in map in its place.`]
}
