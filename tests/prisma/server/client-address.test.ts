import { describe, expect, it } from 'vitest'
import { clientAddress, proxiesOf } from '#prisma/server/client-address'

const OWN = proxiesOf()
const CLUSTER = proxiesOf('10.0.0.0/8, 2001:db8:1::/48')

describe('who asks', () => {
  it.each<[what: string, peer: string | undefined, forwarded: string | undefined, address: string]>([
    ['a direct connection', '203.0.113.9', undefined, '203.0.113.9'],
    ['one that claims to be another', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['a proxy on this machine', '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    ['that proxy, told a tale by the client', '::ffff:127.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113.9'],
    ['a tale that claims to be our proxy', '127.0.0.1', '198.51.100.1, 127.0.0.1, 203.0.113.9', '203.0.113.9'],
    ['a tale that is no address', '127.0.0.1', 'unknown', '127.0.0.1'],
    ['somebody on this machine', '127.0.0.1', undefined, '127.0.0.1'],
    ['a proxy that nobody has named', '10.1.2.3', '203.0.113.9', '10.1.2.3'],
    ['a household of IPv6', '2001:DB8:5:6:7:8:9:a', undefined, '2001:db8:5:6::'],
    ['the same household, written short', '2001:db8:5:6::1', undefined, '2001:db8:5:6::'],
    ['a closed connection', undefined, undefined, ''],
  ])('%s', (_, peer, forwarded, address) => {
    expect(clientAddress(peer, forwarded, OWN)).toBe(address)
  })

  it('named proxies are gone through, one behind the other', () => {
    expect(clientAddress('10.1.2.3', '198.51.100.1, 203.0.113.9, 2001:db8:1::7', CLUSTER)).toBe('203.0.113.9')
    expect(clientAddress('10.1.2.3', '10.0.0.1', CLUSTER)).toBe('10.0.0.1')
  })
})

it.each(['somewhere', '10.0.0.0/33', '10.0.0.0/', '10.0.0'])('TRUSTED_PROXIES=%s is refused by name', (entry) => {
  expect(() => proxiesOf(`192.0.2.1, ${entry}`)).toThrow(entry)
})
