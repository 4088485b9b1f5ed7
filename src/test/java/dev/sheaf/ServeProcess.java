package dev.sheaf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `./sheaf` command in a process of its own, on a data folder.
final class ServeProcess implements AutoCloseable {

  private static final Pattern ADDRESS = Pattern.compile("ready at (http://\\S+)");
  private static final Pattern KEY = Pattern.compile("API key, shown this once: (\\S+)");

  private final Process process;
  private final Path log;
  private String address = "";
  private Optional<String> key = Optional.empty();

  private ServeProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// Starts a server and returns once it says that it is ready.
  static ServeProcess serve(Path data) throws IOException {
    Path log = data.resolveSibling("log-" + System.nanoTime());
    Process process = command(data, log, "serve", "--port", "0");
    ServeProcess serve = new ServeProcess(process, log);
    serve.readWelcome();
    return serve;
  }

  /// Runs a command to its end and answers what it printed.
  static String run(Path data, String... arguments) throws IOException, InterruptedException {
    Path log = data.resolveSibling("log-" + System.nanoTime());
    Process process = command(data, log, arguments);
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(out + Files.readString(log));
    }
    return out;
  }

  String address() {
    return address;
  }

  Optional<String> key() {
    return key;
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  int get(String path, String bearer) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(address + path))
              .header("Authorization", "Bearer " + bearer)
              .build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  /// As `kill -9` does: no shutdown hook runs.
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /// As `kill` and Ctrl-C do.
  boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void readWelcome() throws IOException {
    BufferedReader out = process.inputReader(UTF_8);
    String line = out.readLine();
    while (line != null) {
      Matcher ready = ADDRESS.matcher(line);
      Matcher made = KEY.matcher(line);
      if (ready.find()) {
        address = ready.group(1);
      } else if (made.find()) {
        key = Optional.of(made.group(1));
      } else if (line.isEmpty() && !address.isEmpty()) {
        return;
      }
      line = out.readLine();
    }
    throw new AssertionError("the server ended before it was ready:\n" + log());
  }

  private static Process command(Path data, Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Sheaf.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--data", data.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SHEAF_"));
    return builder.start();
  }
}
