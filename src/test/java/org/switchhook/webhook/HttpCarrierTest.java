package org.switchhook.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.switchhook.testkit.ScheduledTimers;

/** Deliveries over real connections on loopback. */
@Timeout(60)
class HttpCarrierTest {
  private static final Instant NOW = Instant.ofEpochSecond(1614265330);
  private static final Secret SECRET = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final ScheduledTimers timers = new ScheduledTimers();
  private final Queue<String> answers = new ArrayDeque<>(List.of("127.0.0.1"));
  private Duration answerTime = Duration.ofSeconds(20);
  private SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();

  @AfterEach
  void end() {
    timers.close();
  }

  private HttpCarrier carrier(String... allowed) {
    TargetSettings settings =
        new TargetSettings(
            true, List.of("1024-65535"), Optional.of(allowed), Duration.ofSeconds(5), answerTime);
    Targets targets = new Targets(settings, host -> lookUp());
    return new HttpCarrier(targets, settings, timers, Clock.fixed(NOW, ZoneOffset.UTC), tls);
  }

  /** The answers of the test in turn, the last again and again. */
  private InetAddress[] lookUp() throws java.net.UnknownHostException {
    String address = answers.size() > 1 ? answers.remove() : answers.element();
    return new InetAddress[] {InetAddress.getByName(address)};
  }

  private static Parcel parcel(String url) {
    return new Parcel("msg_1", 0, "wh_1", false, url, List.of(SECRET), "{\"ä\":1}");
  }

  private static String url(Receiver receiver) {
    return "http://hooks.test:" + receiver.port() + "/in?a=b";
  }

  @Test
  void requestShouldBeAPostWithTheNameOfTheHostAndItsSignature() throws Exception {
    try (Receiver receiver = Receiver.answering(OK)) {
      Outcome outcome = carrier("127.0.0.0/8").carry(parcel(url(receiver)));

      assertThat(outcome).isEqualTo(new Outcome(200, null));
      assertThat(receiver.next().lines())
          .startsWith("POST /in?a=b HTTP/1.1", "Host: hooks.test:" + receiver.port())
          .contains(
              "Content-Type: application/json",
              "Content-Length: 8",
              "webhook-id: msg_1",
              "webhook-timestamp: 1614265330",
              "webhook-signature: " + SECRET.sign("msg_1", NOW, "{\"ä\":1}"));
    }
    assertThat(timers.pending()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "204, ,",
    "299, ,",
    "301, redirect",
    "302, redirect",
    "307, redirect",
    "308, redirect",
    "400, refused",
    "404, refused",
    "410, refused",
    "500, refused",
    "503, refused"
  })
  void statusShouldDecide(int status, String error) throws Exception {
    String answer = "HTTP/1.1 " + status + " X\r\nLocation: http://127.0.0.1:1/\r\n\r\n";
    try (Receiver receiver = Receiver.answering(answer)) {
      assertThat(carrier("127.0.0.0/8").carry(parcel(url(receiver))))
          .isEqualTo(new Outcome(status, error));
    }
  }

  @Test
  void redirectShouldNotBeFollowedAnywhere() throws Exception {
    try (Receiver other = Receiver.answering(OK);
        Receiver receiver =
            Receiver.answering(
                "HTTP/1.1 307 Elsewhere\r\nLocation: "
                    + url(other)
                    + "\r\nContent-Length: 0\r\n\r\n")) {
      Outcome outcome = carrier("127.0.0.0/8").carry(parcel(url(receiver)));

      assertThat(outcome.error()).isEqualTo("redirect");
      assertThat(receiver.next()).startsWith("POST ");
      assertThat(other.heardNothing()).isTrue();
    }
  }

  @Test
  void forbiddenAddressShouldHearNothing() throws Exception {
    try (Receiver receiver = Receiver.answering(OK)) {
      assertThat(carrier().carry(parcel(url(receiver))))
          .isEqualTo(Outcome.failed("address-forbidden"));
      assertThat(carrier().carry(parcel("http://127.0.0.1:" + receiver.port() + "/")))
          .isEqualTo(Outcome.failed("address-forbidden"));
      assertThat(receiver.heardNothing()).isTrue();
    }
  }

  /** 127.0.0.1 is allowed, what the name service says next is not. */
  @Test
  void answerThatChangesBehindTheCheckShouldNotBeAskedFor() throws Exception {
    try (Receiver receiver = Receiver.answering(OK)) {
      answers.add("127.0.0.2");
      HttpCarrier carrier = carrier("127.0.0.1");

      assertThat(carrier.carry(parcel(url(receiver))).isSuccess()).isTrue();
      assertThat(answers).as("one question for one delivery").containsExactly("127.0.0.2");
      assertThat(carrier.carry(parcel(url(receiver))))
          .as("each delivery asks and checks anew")
          .isEqualTo(Outcome.failed("address-forbidden"));
    }
  }

  @Test
  void silentReceiverShouldBeGivenUpInTime() throws Exception {
    answerTime = Duration.ofMillis(200);
    try (Receiver receiver = Receiver.answering("")) {
      assertThat(carrier("127.0.0.0/8").carry(parcel(url(receiver))))
          .isEqualTo(Outcome.failed("timeout"));
    }
  }

  @Test
  void stopShouldEndWhatRunsAndLetNothingBegin() throws Exception {
    try (Receiver receiver = Receiver.answering("")) {
      HttpCarrier carrier = carrier("127.0.0.0/8");
      CompletableFuture<Outcome> running =
          CompletableFuture.supplyAsync(() -> carrier.carry(parcel(url(receiver))));
      receiver.next();

      carrier.stop();

      assertThat(running.get(10, TimeUnit.SECONDS).isSuccess()).isFalse();
      assertThat(carrier.carry(parcel(url(receiver))).isSuccess()).isFalse();
      assertThat(receiver.heardNothing()).isTrue();
    }
  }

  @Test
  void nobodyListeningShouldBeToldAsSuch() throws Exception {
    String url;
    try (Receiver receiver = Receiver.answering(OK)) {
      url = url(receiver);
    }
    assertThat(carrier("127.0.0.0/8").carry(parcel(url)))
        .isEqualTo(Outcome.failed("connect-failed"));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 103 Early Hints~Link: </x>~~HTTP/1.1 201 Created~~, 201,",
    "HTTP/1.0 200 OK~~, 200,",
    "HTTP/1.1 200~X: y~~, 200,",
    "HTTP/2 200~~, 0, no-answer",
    "SSH-2.0-OpenSSH_9.2~~, 0, no-answer",
    "HTTP/1.1 200 OK~Content-Length: 0, 0, no-answer"
  })
  void headShouldBeReadAsHttpSaysIt(String answer, int status, String error) throws Exception {
    try (Receiver receiver = Receiver.answering(answer.replace("~", "\r\n"))) {
      assertThat(carrier("127.0.0.0/8").carry(parcel(url(receiver))))
          .isEqualTo(new Outcome(status, error));
    }
  }

  @Test
  void endlessHeadShouldBeGivenUp() throws Exception {
    try (Receiver receiver =
        Receiver.answering("HTTP/1.1 200 OK\r\n" + "X-Long: y\r\n".repeat(10_000))) {
      assertThat(carrier("127.0.0.0/8").carry(parcel(url(receiver))))
          .isEqualTo(Outcome.failed("no-answer"));
    }
  }

  @Test
  void receiverShouldProveTheNameInTheAddressAndNotItsIp(@TempDir Path folder) throws Exception {
    SSLContext context = context(folder.resolve("keys"), "hooks.test");
    tls = context.getSocketFactory();
    try (Receiver receiver = secure(context)) {
      HttpCarrier carrier = carrier("127.0.0.0/8");

      assertThat(carrier.carry(parcel("https://hooks.test:" + receiver.port() + "/")))
          .isEqualTo(new Outcome(200, null));
      assertThat(receiver.next()).contains("Host: hooks.test:");
      assertThat(carrier.carry(parcel("https://other.test:" + receiver.port() + "/")))
          .isEqualTo(Outcome.failed("tls-failed"));
      assertThat(carrier.carry(parcel("https://127.0.0.1:" + receiver.port() + "/")))
          .isEqualTo(Outcome.failed("tls-failed"));
    }
  }

  @Test
  void certificateOfNobodyKnownShouldBeRefused(@TempDir Path folder) throws Exception {
    try (Receiver receiver = secure(context(folder.resolve("keys"), "hooks.test"))) {
      assertThat(
              carrier("127.0.0.0/8").carry(parcel("https://hooks.test:" + receiver.port() + "/")))
          .isEqualTo(Outcome.failed("tls-failed"));
    }
  }

  private static Receiver secure(SSLContext context) throws Exception {
    ServerSocket server =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    return new Receiver(server, OK);
  }

  /** Has a certificate for a name and trusts it. */
  private static SSLContext context(Path file, String name) throws Exception {
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "a",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=dns:" + name,
                "-storepass",
                "secret",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString())
            .inheritIO()
            .start();
    assertThat(made.waitFor()).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "secret".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance("PKIX");
    own.init(keys, "secret".toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", keys.getCertificate("a"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
