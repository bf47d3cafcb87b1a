const WIDTH = 760;
const LABELS = 250;
const ROW = 34;
const TOP = 46;
const FONT = 'font-family="system-ui, sans-serif" font-size="14"';

/** A bar for each server: its CPU per request as a multiple of the bare server's, with the middle half of the rounds as a line. */
export function drawChart({ contenders }) {
  const bars = contenders.filter(({ cpuToBare }) => cpuToBare);
  const most = Math.max(...bars.map(({ cpuToBare }) => cpuToBare.middle[1]));
  const scale = (WIDTH - LABELS - 80) / most;
  const height = TOP + bars.length * ROW + 10;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="CPU per request of each server">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="10" y="24" ${FONT} font-weight="600">CPU per riskProfile, as a multiple of node:http + undici without GraphQL</text>`,
    ...bars.map((bar, i) => drawBar(bar, TOP + i * ROW, scale)),
    '</svg>\n',
  ].join('\n');
}

function drawBar({ name, label, cpuToBare }, y, scale) {
  const { median, middle } = cpuToBare;
  const fill = name === 'kayan' ? '#c2410c' : '#64748b';
  const at = (value) => (LABELS + value * scale).toFixed(1);
  const mid = y + ROW / 2 - 4;
  return [
    `<text x="${LABELS - 10}" y="${mid + 5}" ${FONT} text-anchor="end">${label}</text>`,
    `<rect x="${LABELS}" y="${y}" width="${(median * scale).toFixed(1)}" height="${ROW - 10}" fill="${fill}"/>`,
    `<line x1="${at(middle[0])}" x2="${at(middle[1])}" y1="${mid}" y2="${mid}" stroke="#111" stroke-width="2"/>`,
    `<text x="${(Number(at(Math.max(median, middle[1]))) + 8).toFixed(1)}" y="${mid + 5}" ${FONT}>${median.toFixed(2)} ×</text>`,
  ].join('\n');
}
