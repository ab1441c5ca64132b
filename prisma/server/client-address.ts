/**
 * The network address that a request comes from, which limits count by. X-Forwarded-For, which anybody can write, is
 * believed only from our own proxies.
 */

import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net'

/** A proxy on the same machine. */
const OWN = ['127.0.0.0/8', '::1']

/**
 * The proxies of TRUSTED_PROXIES (addresses or ranges, parted by commas: `10.0.0.0/8, 192.0.2.7`) and those of this
 * machine. Throws an error that names a malformed entry.
 */
export function proxiesOf(text = ''): BlockList {
  const list = new BlockList()
  const entries = text.split(',').map((entry) => entry.trim())
  for (const entry of [...OWN, ...entries.filter(Boolean)]) {
    const [address = '', bits] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    const maxBits = family === 'ipv6' ? 128 : 32
    if (!isIP(address) || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= maxBits)))
      throw new Error(`TRUSTED_PROXIES names ${entry}, which is neither an address nor a range.`)
    list.addSubnet(address, Number(bits ?? maxBits), family)
  }
  return list
}

/**
 * The first address that is none of our proxies', going back from the connection through X-Forwarded-For; of IPv6 its
 * network of 64 bits (as the first address of it), which is one household. The farthest one where all are ours; empty
 * where the connection has none.
 */
export function clientAddress(peer: string | undefined, forwarded: string | undefined, proxies: BlockList): string {
  const chain = [...(forwarded ?? '').split(','), peer ?? ''].map((part) => plain(part.trim()))
  let at = chain.length - 1
  while (at > 0 && isOurs(chain[at]!, proxies) && isIP(chain[at - 1]!)) at--
  return networkOf(chain[at]!)
}

const isOurs = (address: string, proxies: BlockList): boolean =>
  isIP(address) !== 0 && proxies.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

/** Whether an address, as a connection names it, is one of our proxies. */
export const isOneOf = (address: string | undefined, proxies: BlockList): boolean =>
  isOurs(plain(address ?? ''), proxies)

/** An IPv4 address that came over IPv6 is written as what it is. */
const plain = (address: string): string => /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address

function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [left = '', right] = address.toLowerCase().split('::')
  const [before, after] = [left, right ?? ''].map((side) => (side === '' ? [] : side.split(':')))
  const zeros = right === undefined ? [] : Array<string>(Math.max(8 - before!.length - after!.length, 0)).fill('0')
  const groups = [...before!, ...zeros, ...after!].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::`
}
