package dev.sheaf.run.builtin;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes a CSV table apart: into rows, each an object by column, or into parts of so many rows.
final class CsvSplit implements BuiltIn {

  private static final int BYTES_MAX = 10 << 20;
  private static final int ROWS_MAX = 20_000;
  private static final int COLUMNS_MAX = 500;
  private static final int RESULT_CELLS_MAX = 1_000_000;

  @Override
  public Ready prepare(ObjectNode input, FileSource files) throws InterruptedException {
    Optional<String> given = Inputs.text(input, List.of("csv", "text"));
    String csv = withoutMark(given.isPresent() ? given.get() : fetched(input, files));
    char delimiter = delimiter(input, csv);
    boolean header = Inputs.flag(input, "header", true);
    int partRows = Inputs.whole(input, "rows_per_part", 0, 0, ROWS_MAX);
    return () -> new Made.Data(split(csv, delimiter, header, partRows));
  }

  private static String fetched(ObjectNode input, FileSource files) throws InterruptedException {
    String url =
        Inputs.text(input, List.of("url", "file_url", "file"))
            .orElseThrow(() -> Inputs.wrong("csv: give the table as text, or a file as url"));
    return new String(files.get(url, BYTES_MAX).bytes(), StandardCharsets.UTF_8);
  }

  /// Some programs begin a text with a mark of its encoding, which is none of the first column.
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static char delimiter(ObjectNode input, String csv) {
    String given = input.path("delimiter").asString("");
    if (given.isEmpty()) {
      return guessed(csv);
    }
    char delimiter = given.equals("\\t") ? '\t' : given.charAt(0);
    if ((given.length() != 1 && delimiter != '\t') || "\"\r\n".indexOf(delimiter) >= 0) {
      throw Inputs.wrong("delimiter: must be one character such as , or ;");
    }
    return delimiter;
  }

  /// The one that stands most often in the first line.
  private static char guessed(String csv) {
    String first = csv.lines().findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t', '|'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char c) {
    return text.chars().filter(each -> each == c).count();
  }

  private static ObjectNode split(String csv, char delimiter, boolean header, int partRows) {
    List<List<String>> lines = lines(csv, delimiter);
    List<String> columns =
        header && !lines.isEmpty() ? distinct(lines.removeFirst()) : numbered(lines);
    ObjectNode data = Inputs.JSON.createObjectNode();
    columns.forEach(data.putArray("columns")::add);
    data.put("count", lines.size());
    if (partRows == 0) {
      addRows(data.putArray("rows"), columns, lines);
    } else {
      ArrayNode all = data.putArray("parts");
      for (int from = 0; from < lines.size(); from += partRows) {
        addRows(
            all.addArray(), columns, lines.subList(from, Math.min(lines.size(), from + partRows)));
      }
    }
    return data;
  }

  private static List<List<String>> lines(String csv, char delimiter) {
    List<List<String>> lines = new ArrayList<>();
    long cells = 0;
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .allowMissingFields(true)
            .allowExtraFields(true)
            .ofCsvRecord(csv)) {
      for (CsvRecord line : reader) {
        cells += line.getFieldCount();
        if (lines.size() > ROWS_MAX
            || line.getFieldCount() > COLUMNS_MAX
            || cells > RESULT_CELLS_MAX) {
          throw Inputs.wrong(
              "csv: may have %,d rows of %,d columns and %,d cells; split it before"
                  .formatted(ROWS_MAX, COLUMNS_MAX, RESULT_CELLS_MAX));
        }
        lines.add(line.getFields());
      }
    } catch (CsvParseException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw Inputs.wrong("csv: " + why.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot fail to be read", e);
    }
    return lines;
  }

  /// Names for columns: empty and repeated ones get a number.
  private static List<String> distinct(List<String> header) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i).strip();
      String base = name.isEmpty() ? "column_" + (i + 1) : name;
      String free = base;
      for (int n = 2; !names.add(free); n++) {
        free = base + "_" + n;
      }
    }
    return List.copyOf(names);
  }

  private static List<String> numbered(List<List<String>> lines) {
    int most = lines.stream().mapToInt(List::size).max().orElse(0);
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= most; i++) {
      names.add("column_" + i);
    }
    return names;
  }

  private static void addRows(ArrayNode into, List<String> columns, List<List<String>> lines) {
    for (List<String> line : lines) {
      ObjectNode row = into.addObject();
      for (int i = 0; i < Math.max(columns.size(), line.size()); i++) {
        String column = i < columns.size() ? columns.get(i) : "column_" + (i + 1);
        row.put(column, i < line.size() ? line.get(i) : "");
      }
    }
  }
}
