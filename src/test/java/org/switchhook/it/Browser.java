package org.switchhook.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A headless Chromium with one page, which tells over HTTP what happens in it. It knows nobody but
 * loopback, and ends with {@link #close}.
 */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE = 60;

  private final HttpServer server;
  private final Path folder;
  private final BlockingQueue<JsonNode> told = new LinkedBlockingQueue<>();
  private Process process;

  /**
   * @param folder where it may write
   */
  Browser(Path folder) throws IOException {
    this.folder = folder;
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    server.createContext("/told", this::hear);
    server.start();
  }

  private void hear(HttpExchange exchange) throws IOException {
    told.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  /**
   * Opens a page from its file, so that its origin is {@code null}.
   *
   * @param parameters of its query; {@code tell} is added
   */
  void open(Path page, Map<String, String> parameters) throws IOException {
    String tell = "http://127.0.0.1:" + server.getAddress().getPort() + "/told";
    String query =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    URI address =
        URI.create(page.toUri() + "?" + query + "&tell=" + URLEncoder.encode(tell, UTF_8));
    List<String> command =
        List.of(
            "chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + folder.resolve("profile"),
            "--remote-debugging-port=0",
            address.toString());
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.log").toFile())
            .start();
  }

  /** What the page tells, up to the first that is as wanted. */
  List<JsonNode> until(Predicate<JsonNode> last) throws InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    while (true) {
      JsonNode next = told.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(next).as("news of the page after %s", all).isNotNull();
      all.add(next);
      if (last.test(next)) {
        return all;
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    if (process != null) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroy();
      children.forEach(ProcessHandle::destroy);
      assertThat(process.onExit()).succeedsWithin(20, TimeUnit.SECONDS);
    }
  }
}
