import { createServer } from "node:net"

const HOST = "127.0.0.1"

/** Returns a port of the loopback interface that nothing listens to. */
export function freePort() {
  return listenOnce(0)
}

/** Throws with what to do when a port can't be listened to. */
export async function checkPort(port) {
  try {
    await listenOnce(port)
  } catch (error) {
    const reason =
      error.code === "EADDRINUSE"
        ? `Port ${port} is in use.`
        : `Port ${port} can't be used (${error.code}).`
    const command =
      process.platform === "win32"
        ? "set PORT=3001&& npm start"
        : "PORT=3001 npm start"
    throw new Error(`${reason} Choose another one: ${command}`, {
      cause: error,
    })
  }
}

function listenOnce(port) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(port, HOST, () => {
      const { port: taken } = server.address()
      server.close(() => resolve(taken))
    })
  })
}
