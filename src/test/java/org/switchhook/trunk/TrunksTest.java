package org.switchhook.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.SipAddress;
import org.switchhook.address.TrunkId;
import org.switchhook.testkit.MapConfig;

class TrunksTest {
  private final MapConfig config =
      new MapConfig()
          .with("switchhook.trunks", "main, other,main")
          .with("switchhook.trunk.main.host", "Carrier.Example")
          .with("switchhook.trunk.other.host", "10.0.0.1")
          .with("switchhook.trunk.other.port", "5080")
          .with("switchhook.trunk.other.transport", "TCP")
          .with("switchhook.trunk.other.domain", "Other.Example")
          .with("switchhook.trunk.other.caller-number", "+4930111")
          .with("switchhook.trunk.other.user", "u")
          .with("switchhook.trunk.other.password", "p");

  @Test
  void trunksShouldComeInTheirOrderWithDefaults() {
    assertThat(new Trunks(config).all())
        .containsExactly(
            new Trunk(
                new TrunkId("main"),
                "carrier.example",
                5060,
                "udp",
                "carrier.example",
                "anonymous",
                null,
                null,
                null),
            new Trunk(
                new TrunkId("other"),
                "10.0.0.1",
                5080,
                "tcp",
                "other.example",
                "+4930111",
                "u",
                "p",
                null));
  }

  @Test
  void s12_proxyShouldBeReadAndGetWhatIsTheTrunks() {
    config.with("switchhook.trunk.main.outbound-proxy", "10.0.0.9:5070/tcp");
    Trunks trunks = new Trunks(config);
    Trunk main = trunks.all().get(0);

    assertThat(trunks.proxy(main.id()).orElseThrow().route())
        .isEqualTo("sip:10.0.0.9:5070;transport=tcp;lr");
    assertThat(trunks.isAt(main, "10.0.0.9")).isTrue();
    assertThat(trunks.bySource("10.0.0.9")).contains(main);
    assertThat(trunks.proxy(new TrunkId("other"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "host:0", "host:65536", "host/tls", "<sip:host>", "host;lr"})
  void proxyOfAnotherFormShouldNameItsSetting(String text) {
    config.with("switchhook.trunk.main.outbound-proxy", text);

    assertThatThrownBy(() -> new Trunks(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("switchhook.trunk.main.outbound-proxy");
  }

  @Test
  void noTrunkShouldBeNeeded() {
    assertThat(new Trunks(new MapConfig()).all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sip:bob@CARRIER.example,main",
    "sip:bob@carrier.example:5060,main",
    "sip:bob@10.0.0.1,other",
    "sip:bob@OTHER.example:5080,other",
    "sip:bob@10.0.0.1:5060,",
    "sip:bob@elsewhere,"
  })
  void addressShouldNameTheTrunkOfItsHost(String address, String name) {
    assertThat(new Trunks(config).byAddress(SipAddress.parse(address)).map(t -> t.id().value()))
        .isEqualTo(Optional.ofNullable(name));
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,main",
    "192.0.2.255,main",
    "192.0.3.1,",
    "198.51.100.7,main",
    "198.51.100.8,",
    "2001:db8:0:0:0:0:0:1,main",
    "2001:db9:0:0:0:0:0:1,",
    "10.0.0.1,other",
    "10.0.0.2,",
    "carrier.example,",
    "127.0.0.1,"
  })
  void callShouldComeFromTheTrunkOfItsSource(String address, String name) {
    config.with("switchhook.trunk.main.sources", "192.0.2.0/24, 198.51.100.7,2001:db8::/32");

    assertThat(new Trunks(config).bySource(address).map(t -> t.id().value()))
        .isEqualTo(Optional.ofNullable(name));
  }

  @Test
  void nobodyShouldCallByATrunkWhoseHostIsAName() {
    assertThat(new Trunks(config).bySource("carrier.example")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "trunk.main.host,'',trunk.main.host",
    "trunk.main.host,a b,trunk.main.host",
    "trunk.main.host,x;transport=tcp,trunk.main.host",
    "trunk.main.port,0,trunk.main.port",
    "trunk.main.port,65536,trunk.main.port",
    "trunk.main.transport,tls,trunk.main.transport",
    "trunk.main.domain,a@b,trunk.main.domain",
    "trunk.main.caller-number,+49 30,trunk.main.caller-number",
    "trunk.main.sources,carrier.example,trunk.main.sources",
    "trunk.main.sources,10.0.0.0/33,trunk.main.sources",
    "trunk.main.sources,'10.0.0.1,999.0.0.1',trunk.main.sources",
    "trunks,a b,switchhook.trunks"
  })
  void wrongSettingShouldBeNamed(String key, String value, String named) {
    config.with("switchhook." + key, value);

    assertThatThrownBy(() -> new Trunks(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  @Test
  void nameThatStandsForNoTrunkShouldBeRefused() {
    config.with("switchhook.trunks", "direct").with("switchhook.trunk.direct.host", "10.0.0.1");

    assertThatThrownBy(() -> new Trunks(config)).hasMessageContaining("direct");
  }

  @ParameterizedTest
  @CsvSource({
    "other,sip:ben@10.0.0.1:5080",
    "pbx.example,sip:ben@pbx.example",
    "192.0.2.1:5080,sip:ben@192.0.2.1:5080"
  })
  void callsShouldGoOnToATrunkOrAHost(String to, String callee) {
    config
        .with("switchhook.trunk.main.pass-through-to", to)
        .with("switchhook.trunk.main.pass-through-owner", "example/pbx");
    Trunks trunks = new Trunks(config);
    PassThrough on = trunks.passThrough(new TrunkId("main")).orElseThrow();

    assertThat(on.callee("ben").text()).isEqualTo(callee);
    assertThat(on.owner().domain().value()).isEqualTo("example");
    assertThat(on.owner().user().value()).isEqualTo("pbx");
    assertThat(trunks.passThrough(new TrunkId("other"))).isEmpty();
    assertThatThrownBy(() -> on.callee("a b")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "nobody,,pass-through-owner",
    ",example/pbx,pass-through-to",
    "a b,example/pbx,pass-through-to",
    "x;y,example/pbx,pass-through-to",
    "pbx,nobody,pass-through-owner",
    "pbx,/pbx,pass-through-owner",
    "pbx,example/,pass-through-owner"
  })
  void halfOrWrongPassThroughShouldBeNamed(String to, String owner, String named) {
    if (to != null) {
      config.with("switchhook.trunk.main.pass-through-to", to);
    }
    if (owner != null) {
      config.with("switchhook.trunk.main.pass-through-owner", owner);
    }

    assertThatThrownBy(() -> new Trunks(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("switchhook.trunk.main." + named);
  }
}
