/** A line of progress, with the seconds since the benchmark began. */
export const say = (line: string): void =>
  console.log(`${(performance.now() / 1000).toFixed(0).padStart(5)} s  ${line}`)
