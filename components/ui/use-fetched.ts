import { useEffect, useState } from 'react'

/**
 * The JSON at an address of this site; null until it is there, 'failed' where it does not come. Of a new address the
 * answer takes the place of the one before; null asks for nothing. `isSent`: its query goes as the body of a POST,
 * being too long for an address.
 */
export function useFetched<T extends object>(address: string | null, isSent = false): T | 'failed' | null {
  const [answer, setAnswer] = useState<T | 'failed' | null>(null)
  useEffect(() => {
    if (address === null) return
    const stopping = new AbortController()
    read<T>(address, isSent, stopping.signal).then(setAnswer, () => stopping.signal.aborted || setAnswer('failed'))
    return () => stopping.abort()
  }, [address, isSent])
  return answer
}

async function read<T>(address: string, isSent: boolean, signal: AbortSignal): Promise<T | 'failed'> {
  const [path = '', query = ''] = address.split('?', 2)
  const response = await (isSent ? fetch(path, { method: 'POST', body: query, signal }) : fetch(address, { signal }))
  return response.ok ? response.json() : 'failed'
}
