/** Ends a build on a Node on which the server would crash later: better-sqlite3 13 ends a process of Node 20. */
const OLDEST = 22;

if (Number.parseInt(process.versions.node) < OLDEST) {
  console.error(
    `Kayan needs Node ${OLDEST} or later; this is ${process.versions.node}. Where npm ci could not fetch a newer one, install one.`,
  );
  process.exit(1);
}
