import { cssVariables } from '#geo/map/palette'
import { escapeXml } from '#geo/text/escape-xml'
import type { Messages } from '../messages'

/**
 * `down`: the database does not answer. `unreadable`: no page can have the address. `tooComplex`: comparing the drawn
 * areas would take too long.
 */
export type PlainPage = 'down' | 'unreadable' | 'tooComplex'

/** The whole HTML of a page that says what is wrong: no script, no file, nothing that could fail as well. */
export function plainPageHtml(
  about: PlainPage,
  siteName: string,
  { errors }: Messages,
  lang: string,
  nonce: string,
): string {
  const words = {
    down: [errors.downTitle, errors.downText, errors.retry],
    unreadable: [errors.unreadableTitle, errors.unreadableText, errors.notFoundLink],
    tooComplex: [errors.tooComplexTitle, errors.tooComplexText, errors.notFoundLink],
  }[about]
  const [name, title, text, link] = [siteName, ...words].map(escapeXml)
  const target = about === 'down' ? '' : lang === 'en' ? '/en' : '/'
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${name}</title>
<style nonce="${nonce}">:root{${cssVariables('light')}color-scheme:light dark}@media(prefers-color-scheme:dark){:root{${cssVariables('dark')}}}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--paper);color:var(--ink);font:16px/1.7 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:26rem;margin:1.5rem;padding:2rem;background:var(--panel);border-top:4px solid var(--accent)}
h1{margin:0 0 .5rem;font-size:1.4rem}p{margin:0 0 1.5rem}a{display:inline-block;padding:.6rem 1.2rem;background:var(--accent);color:var(--on-accent);text-decoration:none}
a:focus-visible{outline:3px solid var(--focus);outline-offset:2px}</style></head>
<body><main><h1>${title}</h1><p>${text}</p><a href="${target}">${link}</a></main></body></html>`
}
