package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.switchhook.testkit.Api;
import org.switchhook.testkit.Ladder;

/** The WAR on a WildFly zip. */
class StockWildFlyIT extends ProductionRun {
  @Override
  ProductionServer make(Map<String, String> own) throws IOException {
    return new StockWildFly(own);
  }

  @Test
  void passwordsShouldNotBeInTheConfiguration() throws IOException {
    assertThat(StockWildFly.configuration()).doesNotContain("-word-").doesNotContain("ExampleDS");
  }

  @Test
  void nothingOfTheServersOwnShouldBeServed() {
    Api anywhere = new Api(server().http("/"), "", new Ladder());

    assertThat(anywhere.get("wildfly-services").status()).isEqualTo(404);
    assertThat(server().console()).noneMatch(line -> line.contains("HTTPS listener"));
  }
}
