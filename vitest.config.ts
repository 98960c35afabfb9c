import { defineConfig } from 'vitest/config';

const project = (name: string) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`] },
});

export default defineConfig({
  test: {
    projects: [project('core'), project('main'), project('renderer')],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
