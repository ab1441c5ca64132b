/** The encoding of the texts of a shapefile. */

/** What the file beside it (.cpg) says; else UTF-8 where the texts are that, and GB18030 where they are not. */
export function dbfEncoding(dbf: Buffer | undefined, cpg: string): 'utf-8' | 'gb18030' | 'big5' {
  if (/^(gb|936|cp936)/i.test(cpg)) return 'gb18030'
  if (/^(big-?5|cp?950|950)/i.test(cpg)) return 'big5'
  if (/utf-?8|65001/i.test(cpg)) return 'utf-8'
  const start = dbf && dbf.length > 10 ? dbf.readUInt16LE(8) : 0
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(dbf?.subarray(start))
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}
