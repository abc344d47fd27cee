import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { compressed } from './scripts/compressed.ts'
import { english } from './scripts/english.ts'
import { mockBackend } from './mock/backend.ts'

// LIGHTMILL_GATEWAY leads `npm run dev` to a running stack (http://127.0.0.1:8080); without it the mock backend answers.
const gateway = process.env.LIGHTMILL_GATEWAY
const proxy = gateway === undefined ? undefined : { '/api': gateway, '/objects': gateway, '/q': gateway }

export default defineConfig({
  plugins: [react(), tailwind(), compressed(), english(), ...(gateway === undefined ? [mockBackend()] : [])],
  resolve: { tsconfigPaths: true },
  server: { host: '127.0.0.1', ...(proxy && { proxy }) },
  preview: { host: '127.0.0.1' },
  build: {
    target: 'es2022',
    manifest: true,
    chunkSizeWarningLimit: 700,
    // What many pages share is one file: cut into fifty, it was 20 kB larger as transferred, and as many requests.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'shared', test: /node_modules/, minShareCount: 10 }] } } },
  },
  worker: { format: 'es' },
  test: {
    restoreMocks: true,
    testTimeout: 30_000,
    // A browser's objects take most tests longer to make than they run: those have them that end in .tsx or .dom.test.ts. Files share what
    // they load, which takes most of them longer still; what they leave behind, setup.ts clears. Those that replace a module or the
    // database, or start the app for good, stand alone.
    projects: [
      { extends: true, test: { name: 'logic', environment: 'node', isolate: false, include: ['src/**/*.test.ts', 'mock/**/*.test.ts'], exclude: ['**/*.dom.test.ts'] } },
      { extends: true, test: { name: 'pages', environment: 'jsdom', isolate: false, include: ['src/**/*.test.tsx', 'src/**/*.dom.test.ts'], exclude: ['**/*.alone.*'], setupFiles: ['src/test/setup.ts'] } },
      { extends: true, test: { name: 'alone', environment: 'jsdom', include: ['src/**/*.alone.*'], setupFiles: ['src/test/setup.ts'] } },
    ],
  },
})
