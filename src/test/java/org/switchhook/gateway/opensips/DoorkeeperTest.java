package org.switchhook.gateway.opensips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.DomainId;
import org.switchhook.security.Role;

class DoorkeeperTest {
  private static final int OWN = 5059;
  private static final int MAIN = 8080;

  private final Map<String, List<String>> headers = new TreeMap<>();
  private String query;
  private String remote = "127.0.0.1";
  private Optional<DomainId> localDomain = Optional.of(new DomainId("example"));

  DoorkeeperTest() {
    headers.put("host", List.of("localhost:5059"));
    headers.put("connection", List.of("keep-alive, Upgrade"));
    headers.put("upgrade", List.of("websocket"));
    headers.put("sec-websocket-version", List.of("13"));
    headers.put("sec-websocket-key", List.of("dGhlIHNhbXBsZSBub25jZQ=="));
  }

  private Handshake handshake(int port) {
    return new Handshake("GET", port, remote, query, headers);
  }

  private Admission admit(int port) {
    return new Doorkeeper(
            new CallApiSettings(OWN, localDomain, Dialect.README, Dialect.CURRENT),
            CallApiStage::verify)
        .admit(handshake(port));
  }

  private Refusal refusal(int port) {
    return catchThrowableOfType(Refusal.class, () -> admit(port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "LOCALHOST:5059", "127.0.0.1", "127.0.0.1:9", "[::1]:5059", "[::1]"})
  void localProgramShouldNeedNoToken(String host) {
    headers.put("host", List.of(host));

    Admission admission = admit(OWN);

    assertThat(admission.caller().user().value()).isEqualTo("local");
    assertThat(admission.caller().domain().value()).isEqualTo("example");
    assertThat(admission.caller().role()).isEqualTo(Role.ADMIN);
    assertThat(admission.needsToken()).isFalse();
    assertThat(admission.dialect()).isEqualTo(Dialect.README);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:5059",
        "192.0.2.1",
        "localhost:5059:5059",
        "127.0.0.1@evil.example",
        "::1",
        ""
      })
  void nameThatIsNotOfTheLoopbackAddressShouldBeRefused(String host) {
    headers.put("host", List.of(host));

    assertThat(refusal(OWN).status()).isEqualTo(403);
  }

  @Test
  void twoHostsShouldBeRefused() {
    headers.put("host", List.of("localhost", "evil.example"));

    assertThat(refusal(OWN).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forwarded",
        "x-forwarded-for",
        "x-forwarded-host",
        "x-forwarded-proto",
        "x-forwarded-port",
        "x-forwarded-"
      })
  void forwardedRequestShouldBeRefused(String header) {
    headers.put(header, List.of(""));

    assertThat(refusal(OWN).status()).isEqualTo(403);
    assertThat(admit(MAIN).needsToken()).as("the main port has a proxy before it").isTrue();
  }

  @Test
  void forwardedRequestShouldBeRefusedWithATokenToo() {
    headers.put("x-forwarded-for", List.of("192.0.2.1"));
    headers.put("authorization", List.of("Bearer anna"));

    assertThat(refusal(OWN).status()).isEqualTo(403);
  }

  @Test
  void otherMachineShouldBeRefused() {
    remote = "192.0.2.1";

    assertThat(refusal(OWN).status()).isEqualTo(403);
  }

  @Test
  void withoutADomainOfLocalProgramsATokenShouldBeNeeded() {
    localDomain = Optional.empty();

    assertThat(admit(OWN).caller()).isNull();
    assertThat(admit(OWN).needsToken()).isTrue();
  }

  @Test
  void mainPortShouldAlwaysNeedAToken() {
    assertThat(admit(MAIN).caller()).isNull();
    assertThat(admit(MAIN).needsToken()).isTrue();
    assertThat(admit(MAIN).dialect()).isEqualTo(Dialect.CURRENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {OWN, MAIN})
  void tokenShouldSayWhoItIs(int port) {
    headers.put("authorization", List.of("bearer anna"));

    assertThat(admit(port).caller()).isEqualTo(CallApiStage.caller("anna"));
    assertThat(admit(port).needsToken()).as("it does not last for ever").isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {OWN, MAIN})
  void badTokenShouldBeRefused(int port) {
    headers.put("authorization", List.of("Bearer forged"));

    assertThat(refusal(port).status()).isEqualTo(401);
    assertThat(refusal(port)).hasMessage("The token is not signed by its issuer");
  }

  @ParameterizedTest
  @CsvSource({
    "dialect=readme,README",
    "dialect=current,CURRENT",
    "a=b&dialect=readme&c,README",
    "nodialect=readme,CURRENT",
    "'',CURRENT"
  })
  void clientShouldChooseItsDialect(String text, Dialect dialect) {
    query = text;

    assertThat(admit(MAIN).dialect()).isEqualTo(dialect);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dialect=", "dialect=README", "dialect=klingon"})
  void dialectThatIsNoneShouldBeRefused(String text) {
    query = text;

    assertThat(refusal(MAIN).status()).isEqualTo(400);
  }

  @Test
  void upgradeShouldBeWhatTheStandardSays() {
    assertThat(handshake(OWN).isUpgrade()).isTrue();
    assertThat(new Handshake("POST", OWN, remote, null, headers).isUpgrade()).isFalse();
    for (String header :
        List.of("connection", "upgrade", "sec-websocket-version", "sec-websocket-key")) {
      List<String> kept = headers.remove(header);
      assertThat(handshake(OWN).isUpgrade()).as("without " + header).isFalse();
      headers.put(header, List.of("other"));
      assertThat(handshake(OWN).isUpgrade())
          .as("another " + header)
          .isEqualTo(header.equals("sec-websocket-key"));
      headers.put(header, kept);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',https://a.example,false",
    "'',null,false",
    "https://a.example,https://A.example,true",
    "https://a.example,https://b.example,false",
    "https://a.example,null,false",
    "'https://b.example,null',null,true",
    "*,https://any.example,true"
  })
  void w03_pageShouldBeOnTheList(String list, String origin, boolean allowed) {
    CallApiOrigins origins =
        new CallApiOrigins(list.isEmpty() ? Optional.empty() : Optional.of(list.split(",", -1)));

    assertThat(origins.allow(List.of(origin))).isEqualTo(allowed);
    assertThat(origins.allow(List.of())).as("no page").isTrue();
  }

  @Test
  void twoOriginsShouldBeNone() {
    CallApiOrigins origins = new CallApiOrigins(Optional.of(new String[] {"a"}));

    assertThat(origins.allow(List.of("a", "a"))).isFalse();
  }
}
