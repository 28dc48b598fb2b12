import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** `npm run dev` shows the console of a core that runs on this machine. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      output: {
        // What every page needs comes in few files: each one more costs a request on the first load.
        codeSplitting: {
          groups: [
            {
              name: 'vendor',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack[\\/](react-)?query)/,
            },
            // Signing in by a provider is not: only those fetch it who have one.
            {
              name: 'common',
              test: /src[\\/](api(?![\\/]provider)|design|format|messages[\\/]index|shell(?![\\/]ProviderSignIn))/,
            },
          ],
        },
      },
    },
  },
  test: {
    // Tests that need a document name jsdom at their head; it takes longer to start than all others to run.
    environment: 'node',
    setupFiles: 'src/testSetup.ts',
    // Only what hangs shall fail, not what a busy machine makes slow.
    testTimeout: 60_000,
    reporters: ['default', ['junit', { outputFile: 'target/vitest-reports/TEST-console.xml' }]],
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': 'http://127.0.0.1:8080', '/upload': 'http://127.0.0.1:8080' },
  },
});
