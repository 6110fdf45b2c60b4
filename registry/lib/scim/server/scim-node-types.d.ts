// Vite's template compiles these files without Node's types, which they use.
/// <reference types="node" />
