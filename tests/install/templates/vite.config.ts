import type { IncomingMessage, ServerResponse } from "node:http"
import { text } from "node:stream/consumers"
import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"

import { GET } from "./setup-route"

const backend: Plugin = {
  name: "setup-backend",
  configurePreviewServer(server) {
    server.middlewares.use("/api/setup", (request, response) => {
      void answer(request, response)
    })
  },
}

async function answer(request: IncomingMessage, response: ServerResponse) {
  const { method = "GET" } = request
  const body = (await text(request)) || null
  const answered = await GET(new Request("http://app", { method, body }))
  response.setHeader("Content-Type", "application/json")
  response.end(await answered.text())
}

export default defineConfig({
  plugins: [react(), backend],
  resolve: { tsconfigPaths: true },
})
