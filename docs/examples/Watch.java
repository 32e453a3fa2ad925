import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/**
 * Prints what happens in a room, message by message, until Ctrl-C or the server ends it. Needs
 * nothing but a JDK:
 *
 * <pre>java docs/examples/Watch.java TOKEN ROOM [ws://127.0.0.1:8080/events]</pre>
 */
class Watch implements WebSocket.Listener {
  private final CountDownLatch end = new CountDownLatch(1);
  private final StringBuilder text = new StringBuilder();

  public static void main(String... arguments) throws InterruptedException {
    if (arguments.length < 2) {
      System.err.println("java Watch.java TOKEN ROOM [ws://127.0.0.1:8080/events]");
      System.exit(2);
    }
    String address = arguments.length > 2 ? arguments[2] : "ws://127.0.0.1:8080/events";
    Watch watch = new Watch();
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), watch)
            .join();
    String hello = "{\"type\":\"hello\",\"hello\":{\"version\":\"1.0\",\"auth\":{\"params\":{\"token\":\"%s\"}}}}";
    String room = "{\"type\":\"room\",\"room\":{\"roomid\":\"%s\",\"watch\":true}}";
    socket.sendText(hello.formatted(arguments[0]), true).join();
    socket.sendText(room.formatted(arguments[1]), true).join();
    watch.end.await();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      System.out.println(LocalTime.now().truncatedTo(ChronoUnit.MILLIS) + " " + text);
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    System.out.println("closed: " + code + " " + reason);
    end.countDown();
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    System.err.println(error);
    end.countDown();
  }
}
