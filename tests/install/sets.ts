import { join } from "node:path"

import { installDependencies } from "../../scripts/deps.mjs"
import { SETS } from "./cases"

/** Kept between runs, like the repository's own packages. */
export default function installSets() {
  for (const set of SETS)
    installDependencies(join(import.meta.dirname, "sets", set))
}
