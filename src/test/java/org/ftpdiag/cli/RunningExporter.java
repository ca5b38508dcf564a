package org.ftpdiag.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code ftpdiag exporter} within this process, on a port of its own choice. */
final class RunningExporter implements AutoCloseable {
  private final RecordingConsole console;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> exit;

  RunningExporter(RecordingConsole console, Path config) throws InterruptedException {
    this.console = console;
    CountDownLatch listening = new CountDownLatch(1);
    console.errors =
        new OutputStream() {
          @Override
          public void write(int b) {
            said.write(b);
            if (b == '\n') {
              listening.countDown();
            }
          }
        };
    exit =
        CompletableFuture.supplyAsync(
            () ->
                console.run("exporter", "--config", config.toString(), "--listen", "127.0.0.1:0"));
    exit.whenComplete((code, failure) -> listening.countDown());
    listening.await();
  }

  /** What it said on standard error. */
  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private String url() {
    Matcher url = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/").matcher(said());
    assertTrue(url.find(), said());
    return url.group();
  }

  int port() {
    return URI.create(url()).getPort();
  }

  /**
   * Asks it.
   *
   * @param login USER:PASSWORD
   */
  HttpResponse<String> get(String path, String login) throws IOException, InterruptedException {
    String code = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Basic " + code)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  /** Its exit code, once it has ended. */
  int exit() throws ExecutionException, InterruptedException {
    return exit.get();
  }

  @Override
  public void close() {
    console.interruption.raise();
  }
}
