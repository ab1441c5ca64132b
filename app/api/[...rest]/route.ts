/** Of an interface that there is not: nothing else may answer for it. */
const none = () => Response.json({ error: 'No such interface.' }, { status: 404 })

export { none as GET, none as POST }
