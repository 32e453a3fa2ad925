package org.switchhook.dialling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.switchhook.address.Dialled;
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
          null,
          null);
  private final DiallingSettings settings =
      new DiallingSettings(
          "DE",
          false,
          Optional.of(new String[] {"127.0.0.1:5070", "localhost/tcp"}),
          Optional.empty());
  private final Numbers numbers = new Numbers(settings);
  private final DiallingGate gate = new DiallingGate(settings, new Trunks(List.of(trunk)), numbers);

  @Test
  void premiumRateShouldBeDialledOnlyWhereItIsAllowed() {
    E164 premium = new E164("+499001234567", null);
    DiallingSettings open = new DiallingSettings("DE", true, Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> gate.permit(premium))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.id()).isEqualTo("destination-not-allowed"));
    assertThatThrownBy(() -> gate.permit(numbers.parse("sip:09001234567@10.0.0.1:5080", null)))
        .isInstanceOf(Problem.class);
    assertThat(new DiallingGate(open, new Trunks(List.of(trunk)), numbers).permit(premium).party())
        .isEqualTo(premium);
  }

  @Test
  void s12_listedHostShouldBeReachedByTheProxyAndNotATrunk() {
    DiallingSettings proxied =
        new DiallingSettings(
            "DE",
            false,
            Optional.of(new String[] {"phones.example"}),
            Optional.of("[::1]:5070/tcp"));
    DiallingGate behind = new DiallingGate(proxied, new Trunks(List.of(trunk)), numbers);

    assertThat(behind.permit(numbers.parse("sip:anna@phones.example", null)).route())
        .isEqualTo("sip:[::1]:5070;transport=tcp;lr");
    assertThat(behind.permit(new E164("+493023125042", null)).route()).isNull();
  }

  @Test
  void homeNumberShouldGoOverTheFirstTrunk() {
    DialPermit permit = gate.permit(new E164("+493023125042", null));

    assertThat(permit.trunk()).isEqualTo(trunk.id());
    assertThat(permit.requestUri()).isEqualTo("sip:+493023125042@10.0.0.1:5080;transport=tcp");
    assertThat(permit.from()).isEqualTo("sip:+4930111@carrier.example");
  }

  @Test
  void homeShortCodeShouldPass() {
    assertThat(gate.permit(new ShortCode("115", "DE", null)).requestUri())
        .startsWith("sip:115@10.0.0.1");
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

  @ParameterizedTest
  @CsvSource({
    "sip:+4930-23125042@carrier.example,+493023125042",
    "sip:03023125042@10.0.0.1:5080,+493023125042",
    "SIP:004930(23125042)@CARRIER.example,+493023125042",
    "sip:115@carrier.example,115"
  })
  void numberAtATrunkShouldBeDialledAsTheNumberThatItIs(String address, String digits) {
    DialPermit permit = gate.permit(numbers.parse(address, null));

    assertThat(permit.party()).isInstanceOf(Dialled.class);
    assertThat(permit.requestUri()).isEqualTo("sip:" + digits + "@10.0.0.1:5080;transport=tcp");
  }

  @ParameterizedTest
  @CsvSource({
    "sip:+12125550123@carrier.example,destination-not-allowed",
    "sip:+1900-5550123@10.0.0.1,destination-not-allowed",
    "sip:+1-900-FLOWERS@10.0.0.1,destination-not-allowed",
    "SIP:0012125550123@Carrier.Example,destination-not-allowed",
    "sip:~0012125550123@10.0.0.1,destination-not-allowed",
    "sip:00881612345678@10.0.0.1:5080,destination-not-allowed",
    "sip:112@carrier.example,emergency-not-configured",
    "sip:+49112@carrier.example,emergency-not-configured",
    "sip:(1)1-2@10.0.0.1,emergency-not-configured",
    "sip:110@10.0.0.1,emergency-not-configured"
  })
  void numberAtATrunkShouldKeepTheRulesOfNumbers(String address, String id) {
    refused(numbers.parse(address, null), id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "*21*0012125550123", "+", "()", "7of9", "_bob", "008821312345"})
  void whatIsNeitherANameNorANumberShouldNotReachATrunk(String user) {
    Party party = new SipAddress(user, "10.0.0.1", SipAddress.DEFAULT_PORT);

    assertThatThrownBy(() -> gate.permit(party))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.id()).isEqualTo("number-invalid"));
  }

  @Test
  void everythingElseShouldBeRefused() {
    refused(new E164("+12125550123", null), "destination-not-allowed");
    refused(new ShortCode("611", "US", null), "destination-not-allowed");
    refused(new ShortCode("112", "DE", null), "emergency-not-configured");
    refused(SipAddress.parse("sip:bob@elsewhere"), "destination-not-allowed");
    refused(SipAddress.parse("sip:bob@127.0.0.1:5071"), "destination-not-allowed");
  }

  @Test
  void missingTrunkShouldBeSaid() {
    DiallingGate bare = new DiallingGate(settings, new Trunks(List.of()), numbers);

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
