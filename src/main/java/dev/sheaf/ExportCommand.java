package dev.sheaf;

import dev.sheaf.failure.Failure;
import dev.sheaf.failure.FailureException;
import dev.sheaf.hosting.SiteBundle;
import dev.sheaf.site.render.SiteExport;
import dev.sheaf.site.render.SiteFile;
import dev.sheaf.time.Time;
import dev.sheaf.website.Media;
import dev.sheaf.website.SitePages;
import dev.sheaf.website.Websites;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./sheaf export`: a website as a folder that any static host serves.
@Command(
    name = "export",
    description = "Write a website into a folder that any static host serves.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "WEBSITE_ID", description = "As the API names it.")
  private String websiteId = "";

  @Parameters(index = "1", paramLabel = "DIR", description = "A folder that is empty or new.")
  private Path folder = Path.of("");

  @Option(
      names = "--url",
      paramLabel = "URL",
      defaultValue = "https://example.com/",
      description = "Where the website will be found, ending in a slash; default ${DEFAULT-VALUE}")
  private URI url = URI.create("https://example.com/");

  @Override
  public Integer call() {
    checkUrl();
    return Beside.with(
        spec,
        (database, _) -> {
          Time time = Time.system();
          Map<String, SiteFile> files =
              SiteBundle.of(
                      new Websites(database, time),
                      new SitePages(database, time),
                      new Media(database, time),
                      websiteId,
                      url)
                  .orElseThrow(this::unknown);
          SiteExport.write(files, folder);
          spec.commandLine().getOut().printf("Wrote %d files into %s.%n", files.size(), folder);
          return 0;
        });
  }

  private void checkUrl() {
    boolean isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!isWeb || url.getHost() == null || !url.toString().endsWith("/")) {
      throw new ParameterException(
          spec.commandLine(),
          "--url is \"" + url + "\", must be like https://example.com/ with the slash");
    }
  }

  private FailureException unknown() {
    return new FailureException(
        Failure.caller(
            "WEBSITE_NOT_FOUND",
            "There is no website \""
                + websiteId
                + "\" here; GET /v1/workspace/website/list names those there are."));
  }
}
