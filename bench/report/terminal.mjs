/** Prints tables with aligned columns. */
export function printTables(tables) {
  for (const { title, note, columns, rows } of tables) {
    const widths = columns.map((_, i) =>
      Math.max(...[columns, ...rows].map((cells) => cells[i].length)),
    );
    const line = (cells) =>
      cells
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd();
    console.log(`\n${title}${note ? `\n${note}` : ''}\n`);
    console.log(line(columns));
    console.log(widths.map((width) => '─'.repeat(width)).join('  '));
    for (const row of rows) console.log(line(row));
  }
}
