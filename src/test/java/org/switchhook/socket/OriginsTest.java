package org.switchhook.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  private final Origins sameHost = new Origins(Optional.empty());

  @ParameterizedTest
  @CsvSource({
    "http://sw.example.org, sw.example.org",
    "https://sw.example.org, sw.example.org",
    "https://sw.example.org, sw.example.org:443",
    "https://SW.example.org:443, sw.Example.org",
    "http://127.0.0.1:8080, 127.0.0.1:8080",
    "http://[::1]:8080, [::1]:8080"
  })
  void aPageOfTheSameHostShouldBeLetThrough(String origin, String host) {
    assertThat(sameHost.allow(List.of(origin), host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example.org, sw.example.org",
    "http://sw.example.org.evil.org, sw.example.org",
    "http://sw.example.org:8081, sw.example.org:8080",
    "null, sw.example.org",
    "'', sw.example.org",
    "not a uri, sw.example.org",
    "http://sw.example.org, 'x y'",
    "http://user@sw.example.org, evil.example.org",
    "file:///etc, sw.example.org"
  })
  void aPageOfAnotherHostShouldBeRefused(String origin, String host) {
    assertThat(sameHost.allow(List.of(origin), host)).isFalse();
  }

  @Test
  void aProgramWithoutOriginShouldBeLetThrough() {
    assertThat(sameHost.allow(List.of(), "sw.example.org")).isTrue();
  }

  @Test
  void aHandshakeShouldBeRefusedWhenItHasTwoOriginsOrNoHost() {
    String origin = "http://sw.example.org";
    assertThat(sameHost.allow(List.of(origin, origin), "sw.example.org")).isFalse();
    assertThat(sameHost.allow(List.of(origin), null)).isFalse();
  }

  @Test
  void onlyListedOriginsShouldBeLetThroughWhenThereIsAList() {
    Origins listed = new Origins(Optional.of(new String[] {"https://Phone.example.org"}));

    assertThat(listed.allow(List.of("https://phone.example.org"), "sw.example.org")).isTrue();
    assertThat(listed.allow(List.of("https://sw.example.org"), "sw.example.org")).isFalse();
    assertThat(listed.allow(List.of("http://phone.example.org"), "sw.example.org")).isFalse();
  }
}
