/** How a source is called in the marks beside values, and in the list that they lead to. */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LENGTH = 4

/** The id itself, as S1; of the id of a source that an editor made, the first four signs in capitals. */
export const sourceMark = (id: string): string => (UUID.test(id) ? id.slice(0, LENGTH).toUpperCase() : id)
