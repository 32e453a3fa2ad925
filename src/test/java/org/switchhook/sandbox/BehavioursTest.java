package org.switchhook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehavioursTest {
  @ParameterizedTest
  @CsvSource({
    "sip:+4930123410@127.0.0.1, 10",
    "sip:+4930123410;ext=20@127.0.0.1, 10",
    "tel:+4930123412, 12",
    "sip:51@127.0.0.1:5090;user=phone, 51",
    "sip:+4930123499@127.0.0.1, 00",
    "sip:alice@127.0.0.1, 00",
    "sip:1@127.0.0.1, 00",
    "sip:127.0.0.1, 00"
  })
  void behaviourShouldComeFromTheLastTwoDigits(String uri, String digits) {
    assertThat(Behaviours.of(uri).digits()).isEqualTo(digits);
  }

  @Test
  void documentShouldListEveryBehaviour() throws IOException {
    String document = Files.readString(Path.of("docs/sandbox.md"));

    assertThat(document.lines().filter(line -> line.matches("\\| [0-9]{2} .*")))
        .containsExactlyElementsOf(
            Behaviours.TABLE.stream()
                .map(row -> "| " + row.digits() + " | " + row.summary() + " |")
                .toList());
  }
}
