package dev.sheaf.extract;

import java.util.List;

/// Writes blocks as Markdown.
final class MarkdownWriter {

  private final StringBuilder out = new StringBuilder();

  private MarkdownWriter() {}

  static String write(List<Block> blocks) {
    MarkdownWriter writer = new MarkdownWriter();
    for (int i = 0; i < blocks.size(); ) {
      i = blocks.get(i).row() > 0 ? writer.row(blocks, i) : writer.single(blocks, i);
    }
    return writer.out.toString().strip();
  }

  private int single(List<Block> blocks, int at) {
    Block block = blocks.get(at);
    boolean inList = block.list() > 0 && block.tag().equals("li");
    boolean tight = inList && at > 0 && blocks.get(at - 1).tag().equals("li");
    gap(tight ? "\n" : "\n\n");
    if (block.heading() > 0) {
      out.append("#".repeat(block.heading())).append(' ').append(oneLine(block.markdown()));
    } else if (block.is(Region.CODE)) {
      out.append("```\n").append(block.text()).append("\n```");
    } else if (inList) {
      out.append("  ".repeat(Math.min(block.list(), 8) - 1))
          .append("- ")
          .append(oneLine(block.markdown()));
    } else if (block.is(Region.QUOTE)) {
      out.append("> ").append(block.markdown().replace("\n", "\n> "));
    } else {
      out.append(block.markdown());
    }
    return at + 1;
  }

  /// All blocks of one table row on one line; a rule under the first row makes it a table.
  private int row(List<Block> blocks, int at) {
    int row = blocks.get(at).row();
    boolean first = at == 0 || blocks.get(at - 1).row() == 0;
    gap(first ? "\n\n" : "\n");
    int next = at;
    out.append('|');
    while (next < blocks.size() && blocks.get(next).row() == row) {
      out.append(' ').append(oneLine(blocks.get(next).markdown()).replace("|", "\\|")).append(" |");
      next++;
    }
    if (first) {
      out.append("\n|").append(" --- |".repeat(next - at));
    }
    return next;
  }

  private void gap(String gap) {
    if (!out.isEmpty()) {
      out.append(gap);
    }
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ');
  }
}
