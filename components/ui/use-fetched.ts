import { useEffect, useState } from 'react'

/**
 * The JSON at an address of this site; null until it is there, 'failed' where it does not come. Of a new address the
 * answer takes the place of the one before.
 */
export function useFetched<T extends object>(address: string): T | 'failed' | null {
  const [answer, setAnswer] = useState<T | 'failed' | null>(null)
  useEffect(() => {
    const stopping = new AbortController()
    read<T>(address, stopping.signal).then(setAnswer, () => stopping.signal.aborted || setAnswer('failed'))
    return () => stopping.abort()
  }, [address])
  return answer
}

async function read<T>(address: string, signal: AbortSignal): Promise<T | 'failed'> {
  const response = await fetch(address, { signal })
  return response.ok ? response.json() : 'failed'
}
