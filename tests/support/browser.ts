import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { installPackages } from './installing/install-packages'

/** Chromium without windows: of the same engine, and each new page costs a third. */
const SHELL = 'chromium-headless-shell'
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium to test with: CHROMIUM_PATH, the system's, or Playwright's own; null: there is none. */
function findBrowser(): string | null {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) return existsSync(wanted) ? wanted : missing(wanted)
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...candidates, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

function missing(path: string): never {
  throw new Error(`CHROMIUM_PATH is ${path}, and there is no such file`)
}

/**
 * The browser, a font for Chinese, without which pages are drawn as boxes, and what draws maps faster. As root on
 * Debian what is absent is installed; elsewhere, and where there is no browser at all, Playwright's own download.
 * Throws where neither leads to a browser.
 */
export function ensureBrowser(): string {
  const hasBrowser = Boolean(process.env.CHROMIUM_PATH || findBrowser()?.endsWith(SHELL))
  const wanted = [...(hasBrowser ? [] : [SHELL]), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])]
  // Older systems have the browser, and no shell.
  const older = wanted.map((name) => (name === SHELL ? 'chromium' : name))
  if (wanted.length > 0 && !installPackages(...wanted)) installPackages(...older)
  if (!hasMesa()) installPackages(...MESA_PACKAGES)
  if (!findBrowser()) spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  const found = findBrowser()
  if (!found) throw new Error('No browser to test with: install Chromium, or name one in CHROMIUM_PATH')
  return found
}

/** True where fontconfig cannot be asked: other systems bring such a font. */
function hasChineseFont(): boolean {
  const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  if (fonts.error) return process.platform !== 'linux'
  return fonts.stdout.trim() !== ''
}

/**
 * What Chromium is started with, so that it draws maps without a graphics card, as root too. Mesa's software renderer
 * draws them in less than half of the time that Chromium's own (SwiftShader) takes, and is taken where it is installed.
 */
export function browserLaunch(): { executablePath: string | undefined; args: string[]; env: NodeJS.ProcessEnv } {
  const isMesa = hasMesa()
  return {
    executablePath: findBrowser() ?? undefined,
    args: [...(isMesa ? MESA_ARGS : SWIFTSHADER_ARGS), ...ARGS],
    env: { ...process.env, ...(isMesa && { LIBGL_ALWAYS_SOFTWARE: '1' }) },
  }
}

const MESA_PACKAGES = ['libegl1', 'libegl-mesa0', 'libgl1-mesa-dri']
const LIBRARIES = '/usr/lib'

/** Where Debian and its kin put it. */
function hasMesa(): boolean {
  if (!existsSync(LIBRARIES)) return false
  return readdirSync(LIBRARIES).some((folder) =>
    ['libEGL.so.1', 'libEGL_mesa.so.0', 'dri/swrast_dri.so'].every((file) => existsSync(join(LIBRARIES, folder, file))),
  )
}

const MESA_ARGS = ['--use-gl=angle', '--use-angle=gl-egl', '--ignore-gpu-blocklist']
const SWIFTSHADER_ARGS = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader']
const ARGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // As browsers do where there is no graphics card: pages are painted by the processor, only WebGL is emulated.
  '--disable-gpu-rasterization',
]
