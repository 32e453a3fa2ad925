package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * A baresip that answers every call and talks into it, on loopback. It counts its packets itself;
 * they are read over its control port. It takes ports from a number on: SIP, 2 control, 10 to 18
 * media.
 */
final class Baresip implements AutoCloseable {
  private static final int SECONDS_OF_TONE = 60;
  private static final int RATE = 8000;
  private static final int MEDIA = 10;
  private static final Pattern SENT = Pattern.compile("TX: packets=(\\d+)");
  private static final Pattern HEARD = Pattern.compile("IP=[0-9.]+:(\\d+) psent=\\d+ rcvd=(\\d+)");
  private static final Pattern CALLS = Pattern.compile("Active calls \\((\\d+)\\)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final Path folder;
  private final Process process;
  private final Socket control;
  private final Map<Integer, Long> sources = new HashMap<>();
  private long heard;
  private int from;

  /**
   * How many packets came and went so far.
   *
   * @param from the port that they came from last, 0 for none
   */
  record Count(long sent, long heard, int from, long nanos) {}

  private Baresip(int port, Path folder, Process process, Socket control) {
    this.port = port;
    this.folder = folder;
    this.process = process;
    this.control = control;
  }

  static Baresip start(Path parent, int port) throws Exception {
    return start(parent, "127.0.0.1", port);
  }

  /** At another address of this machine, such as that of a PBX. */
  static Baresip start(Path parent, String host, int port) throws Exception {
    return start(parent, host, port, "auto", "");
  }

  /** One that rings until somebody takes the call. */
  static Baresip startRinging(Path parent, int port) throws Exception {
    return start(parent, "127.0.0.1", port, "manual", "");
  }

  /** One that is busy (486) while it has a call. */
  static Baresip startWithOneLine(Path parent, int port) throws Exception {
    return start(parent, "127.0.0.1", port, "auto", "call_max_calls 1\n");
  }

  private static Baresip start(Path parent, String host, int port, String answers, String more)
      throws Exception {
    Path folder = Files.createDirectory(parent.resolve("phone" + port));
    Files.writeString(folder.resolve("config"), config(folder, host, port) + more);
    Files.writeString(
        folder.resolve("accounts"),
        "<sip:phone@%s:%d>;regint=0;answermode=%s\n".formatted(host, port, answers));
    tone(folder.resolve("tone.wav"));
    Process process =
        new ProcessBuilder("baresip", "-f", folder.toString(), "-t", "90")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("phone.log").toFile())
            .start();
    return new Baresip(port, folder, process, connect(port + 2));
  }

  private static String config(Path folder, String host, int port) {
    return """
        sip_listen %s:%d
        net_interface 127.0.0.1
        rtp_ports %d-%d
        audio_source aufile,%s
        audio_player aufile,%s
        module_path /usr/lib/baresip/modules
        module g711.so
        module aufile.so
        module ctrl_tcp.so
        module_app account.so
        module_app menu.so
        ctrl_tcp_listen 127.0.0.1:%d
        """
        .formatted(
            host,
            port,
            port + MEDIA,
            port + MEDIA + 8,
            folder.resolve("tone.wav"),
            folder.resolve("heard.wav"),
            port + 2);
  }

  private static void tone(Path file) throws IOException {
    byte[] samples = new byte[2 * RATE * SECONDS_OF_TONE];
    for (int i = 0; i < samples.length; i += 2) {
      short value = (short) (8000 * Math.sin(i * 0.15));
      samples[i] = (byte) value;
      samples[i + 1] = (byte) (value >> 8);
    }
    AudioFormat format = new AudioFormat(RATE, 16, 1, true, false);
    try (InputStream bytes = new ByteArrayInputStream(samples);
        AudioInputStream audio = new AudioInputStream(bytes, format, samples.length / 2)) {
      AudioSystem.write(audio, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }

  private static Socket connect(int port) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        return new Socket("127.0.0.1", port);
      } catch (IOException e) {
        assertThat(System.nanoTime()).as("baresip starts in time").isLessThan(end);
        Thread.onSpinWait();
      }
    }
  }

  String uri() {
    return "sip:phone@127.0.0.1:" + port;
  }

  boolean owns(int mediaPort) {
    return mediaPort >= port + MEDIA && mediaPort <= port + MEDIA + 9;
  }

  Count count() throws IOException {
    String text = ask(Map.of("command", "audio_debug", "token", "t"));
    Matcher sent = SENT.matcher(text);
    long now = System.nanoTime();
    HEARD.matcher(text).results().forEach(hit -> hear(hit.group(1), hit.group(2)));
    return new Count(sent.find() ? Long.parseLong(sent.group(1)) : 0, heard, from, now);
  }

  /** It counts by source, and keeps those that have fallen silent, in any order. */
  private void hear(String port, String packets) {
    int source = Integer.parseInt(port);
    long count = Long.parseLong(packets);
    long more = count - sources.getOrDefault(source, 0L);
    sources.put(source, count);
    if (more > 0) {
      heard += more;
      from = source;
    }
  }

  /** Reads what the phone tells of itself, for that long. */
  void listen(Duration time) throws IOException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      control.setSoTimeout((int) left);
      try {
        read();
      } catch (SocketTimeoutException e) {
        break;
      }
    }
    control.setSoTimeout(10_000);
  }

  /** Calls, and goes on. */
  void dial(String uri) throws IOException {
    ask(Map.of("command", "dial", "params", uri, "token", "t"));
  }

  /** Ends its call, and goes on. */
  void hangUp() throws IOException {
    ask(Map.of("command", "hangup", "token", "t"));
  }

  /** In how many calls it is. */
  int calls() throws IOException {
    Matcher number = CALLS.matcher(ask(Map.of("command", "listcalls", "token", "t")));
    assertThat(number.find()).isTrue();
    return Integer.parseInt(number.group(1));
  }

  /** Reads up to its answer, so that the next one is not taken for it. */
  private String ask(Map<String, String> message) throws IOException {
    String text = JSON.writeValueAsString(message);
    control
        .getOutputStream()
        .write((text.length() + ":" + text + ",").getBytes(StandardCharsets.UTF_8));
    JsonNode answer = read();
    while (!answer.path("response").asBoolean()) {
      answer = read();
    }
    return answer.path("data").asText();
  }

  /** One netstring. */
  private JsonNode read() throws IOException {
    InputStream in = control.getInputStream();
    int length = 0;
    for (int digit = in.read(); digit != ':'; digit = in.read()) {
      assertThat(digit).as("a length").isBetween((int) '0', (int) '9');
      length = 10 * length + digit - '0';
    }
    byte[] text = in.readNBytes(length);
    assertThat(in.read()).isEqualTo(',');
    return JSON.readTree(text);
  }

  String log() throws IOException {
    return Files.readString(folder.resolve("phone.log"));
  }

  @Override
  public void close() throws Exception {
    control.close();
    PhoneProgram.end(process);
  }

  /** Packets a second between two counts. */
  static long rate(Count before, Count after, ToLongFunction<Count> what) {
    double seconds = (after.nanos() - before.nanos()) / 1e9;
    return Math.round((what.applyAsLong(after) - what.applyAsLong(before)) / seconds);
  }
}
