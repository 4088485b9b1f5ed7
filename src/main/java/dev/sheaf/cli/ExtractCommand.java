package dev.sheaf.cli;

import dev.sheaf.extract.Extraction;
import dev.sheaf.extract.Extractor;
import dev.sheaf.extract.MainText;
import dev.sheaf.extract.Page;
import dev.sheaf.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `./sheaf extract`: prints what pages say about themselves, one JSON line each, or runs a corpus.
@Command(
    name = "extract",
    mixinStandardHelpOptions = true,
    description =
        "Reads author, dates, title, page type and main text out of pages, without a model.")
public final class ExtractCommand implements Callable<Integer> {

  static final int THREADS_MAX = 256;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Fetch fetch;
  private final Time time;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "FILE|URL",
      arity = "0..*",
      description = "HTML files (.gz too) or addresses.")
  private List<String> inputs = List.of();

  @Option(names = "--url", description = "The address that a single FILE came from.")
  private @Nullable String url;

  @Option(
      names = "--manifest",
      description = "JSON lines with id, file and url of each page of a corpus.")
  private @Nullable Path manifest;

  @Option(
      names = "--pages",
      description = "The folder that the manifest's files are in (default: the manifest's own).")
  private @Nullable Path pages;

  @Option(
      names = {"-o", "--output"},
      description = "Where a corpus run writes its predictions.")
  private @Nullable Path output;

  @Option(
      names = "--threads",
      description = "Pages at once in a corpus run (default: ${DEFAULT-VALUE}).")
  private int threads = 1;

  /// @param fetch how to get the page behind an address
  public ExtractCommand(Fetch fetch, Time time) {
    this.fetch = fetch;
    this.time = time;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    LocalDate today = time.instant().atZone(ZoneOffset.UTC).toLocalDate();
    Extractor extractor = new Extractor(today);
    return manifest == null ? pages(extractor) : corpus(extractor, manifest);
  }

  private int corpus(Extractor extractor, Path list) throws IOException, InterruptedException {
    if (output == null) {
      throw wrong("--manifest needs -o FILE to write the predictions to");
    }
    if (threads < 1 || threads > THREADS_MAX) {
      throw wrong("--threads is " + threads + ", must be between 1 and " + THREADS_MAX);
    }
    if (!inputs.isEmpty() || url != null) {
      throw wrong("--manifest names all pages; leave out FILE, URL and --url");
    }
    if (!Files.isRegularFile(list)) {
      throw wrong("--manifest " + list + " is no file that could be read");
    }
    Path folder = pages != null ? pages : list.toAbsolutePath().resolveSibling("");
    if (!Files.isDirectory(folder)) {
      throw wrong("--pages " + folder + " is no folder");
    }
    Path into = output.toAbsolutePath().getParent();
    if (into == null || !Files.isDirectory(into) || Files.isDirectory(output)) {
      throw wrong("-o " + output + " cannot be written: its folder does not exist, or it is one");
    }
    PrintWriter err = spec.commandLine().getErr();
    CorpusRun.Count count =
        new CorpusRun(json, extractor, time, folder, err).run(list, output, threads);
    String failures = count.failed() == 0 ? "" : ", " + count.failed() + " of them without answer";
    err.println(count.pages() + " pages" + failures + ", predictions in " + output);
    err.flush();
    return count.failed() == 0 ? 0 : 1;
  }

  private int pages(Extractor extractor) {
    if (inputs.isEmpty()) {
      throw wrong("name at least one FILE or URL, or a corpus with --manifest");
    }
    if (url != null && inputs.size() > 1) {
      throw wrong("--url is the address of one FILE, but there are " + inputs.size());
    }
    int failed = 0;
    for (String input : inputs) {
      failed += printed(extractor, input) ? 0 : 1;
    }
    return failed == 0 ? 0 : 1;
  }

  private boolean printed(Extractor extractor, String input) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Page page = page(input);
      Extraction extraction = extractor.extract(page);
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("input", input);
      members.putAll(ExtractionJson.values(extraction));
      members.put("sources", ExtractionJson.sources(extraction));
      members.put("main_text", MainText.of(page));
      out.println(json.writeValueAsString(members));
      out.flush();
      return true;
    } catch (IOException | RuntimeException failed) {
      spec.commandLine().getErr().println(input + " could not be read: " + PageFile.why(failed));
      return false;
    }
  }

  private Page page(String input) throws IOException {
    if (input.startsWith("http://") || input.startsWith("https://")) {
      return fetch.fetch(input);
    }
    return Page.parse(PageFile.read(Path.of(input)), null, url);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
