/** The parts of a workbook, parsed as they come out of the archive, never as a whole. */

import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { type Handler, PlainElements } from './plain-elements'

/**
 * `broken`: no archive, no XML, or parts that do not fit; `bomb`: far more than a table would unpack to; `locked`: it
 * is encrypted; `not-xlsx`: an archive of something else; `xlsb`: a binary workbook; `too-wide`, `too-long`: cells
 * beyond the bounds.
 */
export class XlsxError extends Error {
  constructor(readonly code: 'broken' | 'bomb' | 'locked' | 'not-xlsx' | 'xlsb' | 'too-wide' | 'too-long') {
    super(`The workbook is ${code}`)
  }
}

/** Called again and again while something is read; what it throws ends the reading. */
export type Tick = () => Promise<void>

const MAX_ENTRIES = 1000
/** Characters of XML that are parsed before others get a turn. */
const SLICE = 1 << 16
/** A table that takes longer is none. */
const MAX_MS = 90_000
/** Elements within elements: a workbook has ten. */
const MAX_DEPTH = 100
/** Characters without a single element, of which a cell has a few thousand at most. */
const MAX_QUIET = 1 << 22

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

export class Parts {
  readonly #entries: ReadonlyMap<string, Entry>
  readonly #startedAt = Date.now()
  #left: number

  private constructor(
    private readonly archive: ZipFile,
    entries: readonly Entry[],
    maxBytes: number,
    private readonly tick: Tick,
  ) {
    this.#entries = new Map(entries.map((entry) => [entry.fileName.toLowerCase(), entry]))
    this.#left = maxBytes
  }

  /** Throws an XlsxError for what is no archive. All parts together may unpack to `maxBytes`. */
  static async of(bytes: Buffer, maxBytes: number, tick: Tick): Promise<Parts> {
    try {
      const archive = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: false })
      if (archive.entryCount > MAX_ENTRIES) throw new XlsxError('bomb')
      const entries: Entry[] = []
      for await (const entry of archive.eachEntry()) entries.push(entry)
      return new Parts(archive, entries, maxBytes, tick)
    } catch (error) {
      throw error instanceof XlsxError ? error : new XlsxError('broken')
    }
  }

  has = (path: string): boolean => this.#entries.has(path.toLowerCase())

  /** Parses a part; nothing happens where there is none. Throws an XlsxError, or what `tick` or the handler throws. */
  async parse(path: string, handler: Handler): Promise<void> {
    const entry = this.#entries.get(path.toLowerCase())
    if (!entry) return
    if (entry.isEncrypted()) throw new XlsxError('locked')
    const parser = new SaxesParser({ xmlns: false })
    let failure: Error | null = null
    parser.on('error', () => {
      failure ??= new XlsxError('broken')
    })
    // Entities of its own are how an XML bomb grows: a workbook has none.
    parser.on('doctype', () => {
      failure ??= new XlsxError('broken')
    })
    const elements = new PlainElements(parser, handler)
    let [depth, quiet] = [0, 0]
    parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
      if (++depth > MAX_DEPTH) failure ??= new XlsxError('broken')
      elements.toldTag(depth)
      if (!failure) handler.open?.(local(name), attributes)
    })
    parser.on('text', (text) => handler.text?.(text))
    parser.on('cdata', (text) => handler.text?.(text))
    parser.on('closetag', ({ name }) => {
      elements.toldTag(--depth)
      handler.close?.(local(name))
    })
    const decoder = new TextDecoder('utf-8')
    const feed = async (text: string) => {
      for (let at = 0; at < text.length; at += SLICE) {
        quiet = elements.write(text.slice(at, at + SLICE)) ? 0 : quiet + SLICE
        if (failure) throw failure
        if (quiet > MAX_QUIET) throw new XlsxError('bomb')
        if (Date.now() - this.#startedAt > MAX_MS) throw new XlsxError('bomb')
        await this.tick()
      }
    }
    for await (const piece of await this.#stream(entry)) {
      this.#left -= piece.length
      if (this.#left < 0) throw new XlsxError('bomb')
      await feed(decoder.decode(piece, { stream: true }))
    }
    await feed(decoder.decode())
    elements.end()
    parser.close()
    if (failure) throw failure
  }

  async #stream(entry: Entry): Promise<AsyncGenerator<Buffer>> {
    const stream = await this.archive.openReadStreamPromise(entry).catch(() => {
      throw new XlsxError('broken')
    })
    return pieces(stream)
  }
}

async function* pieces(stream: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const iterator = stream[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await iterator.next().catch(() => {
        throw new XlsxError('broken')
      })
      if (next.done) return
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}
