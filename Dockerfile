# The last release whose headers suit better-sqlite3 12: what is compiled against those of 24.19 or later ends the
# process (github.com/nodejs/node/issues/65446). What is compiled here runs on any later 24.
FROM node:24.18.1-bookworm AS build
WORKDIR /app
ENV npm_config_build_from_source=true npm_config_nodedir=/usr/local
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY public public
# The one place that is written to, where the ledger is SQLite: a volume belongs there.
RUN mkdir data && chown node:node data
USER node
EXPOSE 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 4000) + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1))"]
# Node itself is process 1 and gets the signals.
CMD ["node", "--enable-source-maps", "--max-semi-space-size=64", "dist/main.js"]
