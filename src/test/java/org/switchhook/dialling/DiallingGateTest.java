package org.switchhook.dialling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.switchhook.address.E164;
import org.switchhook.address.Party;
import org.switchhook.address.ShortCode;
import org.switchhook.address.SipAddress;
import org.switchhook.address.TrunkId;
import org.switchhook.platform.Problem;
import org.switchhook.trunk.Trunk;
import org.switchhook.trunk.Trunks;

class DiallingGateTest {
  private final Trunk trunk =
      new Trunk(
          new TrunkId("carrier"),
          "10.0.0.1",
          5080,
          "tcp",
          "carrier.example",
          "+4930111",
          null,
          null);
  private final DiallingGate gate =
      new DiallingGate(
          new DiallingSettings("DE", Optional.of(List.of("127.0.0.1:5070", "localhost/tcp"))),
          new Trunks(List.of(trunk)));

  @Test
  void homeNumberShouldGoOverTheFirstTrunk() {
    DialPermit permit = gate.permit(new E164("+493023125042", null));

    assertThat(permit.trunk()).isEqualTo(trunk.id());
    assertThat(permit.requestUri()).isEqualTo("sip:+493023125042@10.0.0.1:5080;transport=tcp");
    assertThat(permit.from()).isEqualTo("sip:+4930111@carrier.example");
  }

  @Test
  void homeShortCodeShouldPass() {
    assertThat(gate.permit(new ShortCode("115", "DE")).requestUri()).startsWith("sip:115@10.0.0.1");
  }

  @Test
  void listedHostShouldPassWithItsTransport() {
    assertThat(gate.permit(SipAddress.parse("sip:bob@127.0.0.1:5070")).requestUri())
        .isEqualTo("sip:bob@127.0.0.1:5070;transport=udp");
    assertThat(gate.permit(SipAddress.parse("sip:bob@localhost:9")).requestUri())
        .isEqualTo("sip:bob@localhost:9;transport=tcp");
  }

  @Test
  void trunkHostShouldPassOnItsOwnPortOnly() {
    assertThat(gate.permit(SipAddress.parse("sip:bob@carrier.example")).trunk())
        .isEqualTo(trunk.id());
    refused(SipAddress.parse("sip:bob@carrier.example:1"), "destination-not-allowed");
  }

  @Test
  void everythingElseShouldBeRefused() {
    refused(new E164("+12125550123", null), "destination-not-allowed");
    refused(new ShortCode("611", "US"), "destination-not-allowed");
    refused(new ShortCode("112", "DE"), "emergency-not-configured");
    refused(SipAddress.parse("sip:bob@elsewhere"), "destination-not-allowed");
    refused(SipAddress.parse("sip:bob@127.0.0.1:5071"), "destination-not-allowed");
  }

  @Test
  void missingTrunkShouldBeSaid() {
    DiallingGate bare =
        new DiallingGate(new DiallingSettings("DE", Optional.empty()), new Trunks(List.of()));

    assertThatThrownBy(() -> bare.permit(new E164("+493023125042", null)))
        .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.status()).isEqualTo(503));
  }

  private void refused(Party party, String id) {
    assertThatThrownBy(() -> gate.permit(party))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(403);
              assertThat(problem.id()).isEqualTo(id);
            });
  }
}
