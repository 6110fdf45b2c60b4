import { createRoot, hydrateRoot } from "react-dom/client"

import { HarnessApp } from "./app"
import type { PageOptions } from "./page-options"
import { startRecorder } from "./recorders"

import "../../../src/app/globals.css"

const query = new URLSearchParams(location.search)
const options: PageOptions = JSON.parse(query.get("options") ?? "{}")
const nonce = document.querySelector("script")?.nonce
const root = document.getElementById("root")
const app = <HarnessApp options={options} nonce={nonce} />

await startRecorder(options.recorder)
if (root?.hasChildNodes()) hydrateRoot(root, app)
else if (root) createRoot(root).render(app)
