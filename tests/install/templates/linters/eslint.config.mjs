import nextVitals from "eslint-config-next/core-web-vitals"
import nextTypeScript from "eslint-config-next/typescript"
import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"

const { rules: hookRules } = reactHooks.configs.flat["recommended-latest"]

/** A new Next.js project's own rules, and all that the two plugins recommend. */
export default tseslint.config(
  nextVitals,
  nextTypeScript,
  tseslint.configs.recommended,
  { rules: hookRules },
)
