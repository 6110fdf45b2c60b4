import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"

import { APPS, REPO, type InstallCase } from "./cases"

export function appFolder({ name }: InstallCase) {
  return join(APPS, name)
}

/** A fresh project as its owner has it after `shadcn init`, with the seed's page. */
export function createApp(app: InstallCase) {
  const folder = appFolder(app)
  rmSync(folder, { recursive: true, force: true })
  const isNext = app.framework === "next"
  const pages = isNext ? `${app.src}app` : app.src
  const css = join(pages, "globals.css")

  function write(path: string, content: string | object) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    const text =
      typeof content === "string" ? content : JSON.stringify(content, null, 2)
    writeFileSync(file, text)
  }

  function copy(template: string, path = template) {
    const from = join(import.meta.dirname, "templates", template)
    cpSync(from, join(folder, path), { recursive: true })
  }

  write("package.json", packageJson(app))
  write("components.json", componentsJson(app, css))
  write("tsconfig.json", isNext ? nextTsconfig(app) : viteTsconfig(app))
  write(css, globalsCss(app, pages))
  write(
    join(pages, "page.tsx"),
    `${isNext ? '"use client"\n' : ""}${page(app)}`,
  )
  const utils = readFileSync(join(REPO, "src/lib/utils.ts"), "utf8")
  write(join(app.src, app.lib, "utils.ts"), utils)
  copy("postcss.config.mjs")
  if (isNext) {
    copy("next.config.ts")
    copy("layout.tsx", join(pages, "layout.tsx"))
    copy("setup-route.ts", join(pages, "api/setup/[kind]/route.ts"))
  } else {
    copy("index.html")
    copy("vite.config.ts")
    copy("setup-route.ts")
  }
}

/** A page over the project's own routes, and what the routes need. */
export function writeBackend(app: InstallCase, backend = "scim-backend.ts") {
  const { framework, src, lib } = app
  const isNext = framework === "next"

  function write(template: string, path: string, start = "") {
    const from = join(import.meta.dirname, "templates", template)
    const text = start + withAliases(app, readFileSync(from, "utf8"))
    writeFileSync(join(appFolder(app), path), text)
  }

  if (isNext) {
    write("own-page.tsx", `${src}app/page.tsx`, '"use client"\n')
    write(backend, join(src, lib, "scim/server/scim-backend.ts"))
  } else {
    write("own-page.tsx", `${src}page.tsx`)
    write("express-server.ts", `${src}express-server.ts`)
  }
}

function page(app: InstallCase) {
  const path = join(REPO, "tests/fixtures/seed-page.tsx")
  return withAliases(app, readFileSync(path, "utf8"))
}

function withAliases({ alias, components, lib }: InstallCase, text: string) {
  return text
    .replaceAll("@/components/", `${alias}/${components}/`)
    .replaceAll("@/lib/", `${alias}/${lib}/`)
}

/** What the kit needs is there already, so that the CLI asks for nothing but the item's packages. */
function packageJson({ name, framework }: InstallCase) {
  return {
    name,
    private: true,
    type: "module",
    dependencies: { react: "*", "react-dom": "*", [framework]: "*" },
  }
}

function componentsJson(
  { framework, style, alias, components, lib, ui }: InstallCase,
  css: string,
) {
  return {
    $schema: "https://ui.shadcn.com/schema.json",
    style,
    rsc: framework === "next",
    tsx: true,
    tailwind: { config: "", css, baseColor: "", cssVariables: true },
    iconLibrary: "lucide",
    aliases: {
      components: `${alias}/${components}`,
      utils: `${alias}/${lib}/utils`,
      ui: `${alias}/${ui}`,
      lib: `${alias}/${lib}`,
      hooks: `${alias}/hooks`,
    },
  }
}

/** Tailwind passes over what git ignores, and git ignores these apps. */
function globalsCss({ src, components, lib, ui }: InstallCase, pages: string) {
  const sources = [components, lib, ui]
    .map((folder) => relative(pages, join(src, folder)))
    .map((path) => `@source "./${path}";`)
  return readFileSync(join(REPO, "src/app/globals.css"), "utf8").replace(
    /^@config .*$/m,
    sources.join("\n"),
  )
}

/** The flags that `create-next-app` sets. */
function nextTsconfig({ src, alias }: InstallCase) {
  return {
    compilerOptions: {
      target: "ES2017",
      lib: ["dom", "dom.iterable", "esnext"],
      allowJs: true,
      skipLibCheck: true,
      strict: true,
      noEmit: true,
      esModuleInterop: true,
      module: "esnext",
      moduleResolution: "bundler",
      resolveJsonModule: true,
      isolatedModules: true,
      jsx: "react-jsx",
      incremental: true,
      plugins: [{ name: "next" }],
      paths: { [`${alias}/*`]: [`./${src}*`] },
    },
    include: ["next-env.d.ts", "**/*.ts", "**/*.tsx", ".next/types/**/*.ts"],
    exclude: ["node_modules"],
  }
}

/** The flags that `create-vite` sets, and the strict ones that some add. */
function viteTsconfig({ src, alias }: InstallCase) {
  return {
    compilerOptions: {
      target: "ES2023",
      lib: ["ES2023", "DOM", "DOM.Iterable"],
      module: "ESNext",
      types: ["vite/client", "node"],
      skipLibCheck: true,
      moduleResolution: "bundler",
      allowImportingTsExtensions: true,
      verbatimModuleSyntax: true,
      moduleDetection: "force",
      noEmit: true,
      jsx: "react-jsx",
      strict: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      erasableSyntaxOnly: true,
      noFallthroughCasesInSwitch: true,
      noUncheckedSideEffectImports: true,
      exactOptionalPropertyTypes: true,
      noImplicitOverride: true,
      noImplicitReturns: true,
      noPropertyAccessFromIndexSignature: true,
      noUncheckedIndexedAccess: true,
      paths: { [`${alias}/*`]: [`./${src}*`] },
    },
    include: ["src"],
  }
}
