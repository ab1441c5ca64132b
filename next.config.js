import { existsSync, readdirSync, readFileSync } from 'node:fs'

const maplibre = JSON.parse(readFileSync(new URL('./node_modules/maplibre-gl/package.json', import.meta.url), 'utf8'))

/** As prisma/server/embed-files.ts has named them; none before that. */
const WORKERS = new URL('./public/worker', import.meta.url)
const embed = existsSync(WORKERS) ? readdirSync(WORKERS).find((name) => /^embed-\w+\.mjs$/.test(name)) : undefined

const cached = (value) => [{ key: 'Cache-Control', value }]
/** What an embedded map asks for: without storage and cookies, in a frame that may have no origin of its own. */
const OPEN = [{ key: 'Access-Control-Allow-Origin', value: '*' }]

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  compress: false, // prisma/server/http-server.ts does, and better
  reactStrictMode: true,
  images: { unoptimized: true }, // there are none to make smaller, and so nobody may ask for it
  // `npm test` checks the types; whoever starts the product need not wait for them.
  typescript: { ignoreBuildErrors: true },
  // Native or file-reading packages stay outside the bundle.
  serverExternalPackages: [
    'pg',
    'pg-copy-streams',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@resvg/resvg-js',
    'satori',
    'pinyin-pro',
    'papaparse',
    'mapshaper',
    'write-excel-file',
  ],
  // Titles come with their page: streamed in afterwards, they leave the page without one while a search is typed.
  htmlLimitedBots: /./,
  allowedDevOrigins: ['127.0.0.1'],
  turbopack: { resolveAlias: { 'maplibre-gl': './components/map/base/maplibre.mjs' } },
  experimental: {
    // A border that somebody uploads, and somewhat more, so that what is too large is answered with words.
    serverActions: { bodySizeLimit: '4mb' },
    // As much as any page takes; tables and boundaries to upload do not pass through proxy.ts.
    proxyClientMaxBodySize: '5mb',
    // Few large scripts compress better than many small ones: what it buys stands in docs/benchmarks.md.
    turbopackChunking: {
      minChunkSize: 2_000_000,
      maxMergeChunkSize: 4_000_000,
      requestCost: 4_000_000,
      firstPageLoadPriority: 1,
    },
  },
  env: {
    MAP_WORKER: `/worker/maplibre-gl-worker-${maplibre.version}.mjs`,
    EMBED_FILES: embed ? `/worker/${embed.replace('.mjs', '')}` : '',
  },
  // Browsers ask for it by themselves at times.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/logo.svg' }],
  headers: async () => [
    ...['tiles', 'shapes', 'geo', 'worker'].map((name) => ({ source: `/${name}/:path*`, headers: OPEN })),
    { source: '/worker/:file', headers: cached('public, max-age=31536000, immutable') },
    { source: '/geo/:file', headers: cached('public, max-age=3600, stale-while-revalidate=86400') },
  ],
}
