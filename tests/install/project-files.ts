import type { InstallCase } from "./cases"

/** What the kit needs is there already, so that the CLI asks for nothing but the item's packages. */
export function packageJson({ name, framework, set }: InstallCase) {
  return {
    name,
    private: true,
    type: "module",
    dependencies: {
      react: "*",
      "react-dom": "*",
      [framework]: "*",
      // React Router looks here for what it runs on.
      ...(framework === "react-router" && {
        "@react-router/node": "*",
        isbot: "*",
      }),
      tailwindcss: set === "react-18" ? "^3.4.0" : "^4.0.0",
    },
    // The templates of Next.js and React Router have Node's types, and Vite's has not.
    ...(framework !== "vite" && { devDependencies: { "@types/node": "*" } }),
  }
}

export function componentsJson(app: InstallCase, css: string) {
  const { framework, style, set, alias, components, lib, ui } = app
  return {
    $schema: "https://ui.shadcn.com/schema.json",
    style,
    rsc: framework === "next",
    tsx: true,
    ...(app.rtl && { rtl: true }),
    tailwind: {
      config: set === "react-18" ? "tailwind.config.js" : "",
      css,
      baseColor: "",
      cssVariables: true,
      prefix: app.prefix ?? "",
    },
    iconLibrary: app.iconLibrary ?? "lucide",
    aliases: {
      components: `${alias}/${components}`,
      utils: `${alias}/${lib}/utils`,
      ui: `${alias}/${ui}`,
      lib: `${alias}/${lib}`,
      hooks: `${alias}/hooks`,
    },
  }
}

/** By file name. Vite's template has three, for `tsc -b`. */
export function tsconfigs(app: InstallCase): Record<string, object> {
  const { framework, src, alias, isStrict } = app
  const paths = { [`${alias}/*`]: [`./${src}*`] }
  const flags = isStrict && STRICT
  if (framework !== "vite") {
    const { compilerOptions, ...rest } = FRAMEWORKS[framework]
    return {
      "tsconfig.json": {
        compilerOptions: { ...compilerOptions, ...flags, paths },
        ...rest,
      },
    }
  }
  const include = src
    ? [src.replace("/", "")]
    : ["*.tsx", app.components, app.lib]
  return {
    "tsconfig.json": {
      files: [],
      references: [
        { path: "./tsconfig.app.json" },
        { path: "./tsconfig.node.json" },
      ],
      compilerOptions: { paths },
    },
    "tsconfig.app.json": {
      compilerOptions: {
        ...VITE,
        ...flags,
        tsBuildInfoFile: "./tsconfig.app.tsbuildinfo",
        lib: ["ES2023", "DOM"],
        types: ["vite/client"],
        jsx: "react-jsx",
        paths,
      },
      include,
    },
    "tsconfig.node.json": {
      compilerOptions: {
        ...VITE,
        ...flags,
        tsBuildInfoFile: "./tsconfig.node.tsbuildinfo",
        lib: ["ES2023"],
        types: ["node"],
      },
      include: ["vite.config.ts"],
    },
  }
}

/** Whatever `strict` leaves out. */
const STRICT = {
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  forceConsistentCasingInFileNames: true,
  isolatedModules: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUncheckedSideEffectImports: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
}

/** What both parts of Vite's template set. */
const VITE = {
  target: "ES2023",
  module: "ESNext",
  skipLibCheck: true,
  moduleResolution: "bundler",
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  moduleDetection: "force",
  noEmit: true,
  strict: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  erasableSyntaxOnly: true,
  noFallthroughCasesInSwitch: true,
}

/** The flags that each framework's own template sets. */
const FRAMEWORKS = {
  next: {
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
    },
    include: ["next-env.d.ts", "**/*.ts", "**/*.tsx", ".next/types/**/*.ts"],
    exclude: ["node_modules"],
  },
  "react-router": {
    compilerOptions: {
      lib: ["DOM", "DOM.Iterable", "ES2022"],
      types: ["node", "vite/client"],
      target: "ES2022",
      module: "ES2022",
      moduleResolution: "bundler",
      jsx: "react-jsx",
      rootDirs: [".", "./.react-router/types"],
      esModuleInterop: true,
      verbatimModuleSyntax: true,
      noEmit: true,
      resolveJsonModule: true,
      skipLibCheck: true,
      strict: true,
    },
    include: ["**/*", ".react-router/types/**/*"],
    exclude: ["node_modules", "build"],
  },
}
