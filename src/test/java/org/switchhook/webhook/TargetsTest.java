package org.switchhook.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may be sent: the form of an address, and what its name leads to. */
class TargetsTest {
  private static final String PUBLIC = "93.184.215.14";

  private static TargetSettings settings(boolean http, String... allowed) {
    return new TargetSettings(
        http,
        List.of("80", "443", "1024-65535"),
        Optional.of(allowed),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15));
  }

  private static Targets leading(TargetSettings settings, String... addresses) {
    return new Targets(
        settings,
        host -> {
          InetAddress[] found = new InetAddress[addresses.length];
          for (int i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
          }
          return found;
        });
  }

  private static List<InetAddress> addresses(Targets targets) throws Exception {
    return targets.addresses(targets.parse("https://hooks.example.org/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200", // metadata of one cloud
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16", // platform of another
        "169.254.0.1",
        "169.254.169.254", // metadata of most
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192", // metadata of a third
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "::10.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe", // metadata behind NAT64
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2", // Teredo
        "2001:db8::1",
        "2002:7f00:1::", // 6to4 of loopback
        "2002:a9fe:a9fe::1", // 6to4 of the metadata
        "2002:0a00:0001::1",
        "3ffe::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254", // metadata by version 6
        "fdff::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1"
      })
  void addressThatIsNotPublicShouldBeRefusedInEveryWay(String address) throws Exception {
    assertThatThrownBy(() -> addresses(leading(settings(false), address)))
        .as("what a name leads to")
        .isInstanceOf(ForbiddenAddress.class);
    assertThatThrownBy(() -> addresses(leading(settings(false), PUBLIC, address)))
        .as("one of several")
        .isInstanceOf(ForbiddenAddress.class);
    String literal = address.contains(":") ? "[" + address + "]" : address;
    assertThatThrownBy(() -> leading(settings(false)).parse("https://" + literal + "/"))
        .as("written in the address")
        .isInstanceOf(WebhookProblem.class)
        .hasMessageContaining("public address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PUBLIC,
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.1",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2001:4860:4860::8888",
        "2a00:1450:4001:80b::200e",
        "64:ff9b::1.1.1.1"
      })
  void publicAddressShouldBeReached(String address) throws Exception {
    assertThat(addresses(leading(settings(false), address)))
        .containsExactly(InetAddress.getByName(address));
  }

  @Test
  void networkThatIsAllowedShouldBeReachedAndNothingBesideIt() throws Exception {
    TargetSettings settings = settings(false, "10.1.2.0/24", "::1");

    assertThat(addresses(leading(settings, "10.1.2.3", "::ffff:10.1.2.4", "::1"))).hasSize(3);
    assertThat(leading(settings).parse("https://10.1.2.3/").host()).isEqualTo("10.1.2.3");
    assertThatThrownBy(() -> addresses(leading(settings, "10.1.3.1")))
        .isInstanceOf(ForbiddenAddress.class);
    assertThatThrownBy(() -> addresses(leading(settings, "::2")))
        .isInstanceOf(ForbiddenAddress.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hooks.example.org",
        "/path",
        "https:",
        "https://",
        "https:///path",
        "https:hooks.example.org",
        "http://hooks.example.org/",
        "ftp://hooks.example.org/",
        "file:///etc/passwd",
        "gopher://hooks.example.org/",
        "jar:https://hooks.example.org/a!/b",
        "https://user@hooks.example.org/",
        "https://user:password@hooks.example.org/",
        "https://@hooks.example.org/",
        "https://hooks.example.org/#part",
        "https://hooks.example.org:22/",
        "https://hooks.example.org:0/",
        "https://hooks.example.org:65536/",
        "https://hooks.example.org:99999999999/",
        "https://hooks_example.org/",
        "https://hööks.example.org/",
        "https://hooks.example.org/\r\nX-Evil: 1",
        "https://hooks.example.org/a b",
        "https://hooks.example.org\\@127.0.0.1/",
        "https://127.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://127.0.0.1./",
        "https://010.0.0.1/",
        "https://999.1.1.1/",
        "https://[fe80::1%25eth0]/",
        "https://[::1"
      })
  void addressOfAnotherFormShouldBeRefused(String url) {
    assertThatThrownBy(() -> leading(settings(false)).parse(url))
        .isInstanceOf(WebhookProblem.class)
        .hasMessageStartingWith("url ");
  }

  @Test
  void tooLongAnAddressShouldBeRefused() {
    Targets targets = leading(settings(false));
    String url = "https://hooks.example.org/";

    assertThat(targets.parse(url + "x".repeat(2000 - url.length())).port()).isEqualTo(443);
    assertThatThrownBy(() -> targets.parse(url + "x".repeat(2001 - url.length())))
        .isInstanceOf(WebhookProblem.class);
  }

  @Test
  void httpShouldBeTakenWhereItIsAllowed() {
    Target target = leading(settings(true)).parse("HTTP://hooks.example.org?a=b");

    assertThat(target).isEqualTo(new Target(false, "hooks.example.org", 80, "/?a=b"));
    assertThat(target.authority()).isEqualTo("hooks.example.org");
  }

  @Test
  void nameThatLeadsNowhereShouldBeToldAsSuch() {
    Targets targets =
        new Targets(
            settings(false),
            host -> {
              throw new UnknownHostException(host);
            });

    assertThatThrownBy(() -> addresses(targets)).isInstanceOf(UnknownHostException.class);
  }
}
