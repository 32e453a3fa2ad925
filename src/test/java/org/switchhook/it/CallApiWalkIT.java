package org.switchhook.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.switchhook.gateway.opensips.CallApiEndpoint;
import org.switchhook.gateway.opensips.CallApiMessages;
import org.switchhook.rest.Needs;
import org.switchhook.rest.Open;
import org.switchhook.rest.Rights;
import org.switchhook.security.Role;
import org.switchhook.testkit.SocketWire;

/** As {@link SocketWalkIT}, through every method of {@code /call-api}. */
@Tag("portable")
class CallApiWalkIT {
  static final Class<?> ENDPOINT = CallApiEndpoint.class;

  /** Brings the token, by contract. */
  private static final Set<String> TOKENLESS = Set.of("Authenticate");

  /** A good request of each sort. */
  private static final List<String> MESSAGES =
      Stream.of(
              "'CallStart','params':{'caller':'sip:a@127.0.0.1','callee':'sip:b@127.0.0.1'}",
              "'CallBlindTransfer','params':{'callid':'x','leg':'caller','destination':'sip:c@d'}",
              "'CallAttendedTransfer','params':"
                  + "{'callidA':'x','legA':'caller','callidB':'y','legB':'callee'}",
              "'CallHold','params':{'callid':'x'}",
              "'CallUnhold','params':{'callid':'x'}",
              "'CallUnHold','params':{'callid':'x'}",
              "'CallEnd','params':{'callid':'x'}",
              "'Echo','params':{}",
              "'Authenticate','params':{}")
          .map(text -> "{'id':7,'method':" + text + "}")
          .toList();

  private static String method(String message) {
    return message.replaceAll(".*'method':'([A-Za-z]+)'.*", "$1");
  }

  @Test
  void everyMethodShouldBeWalked() {
    assertThat(MESSAGES.stream().map(CallApiWalkIT::method).collect(Collectors.toSet()))
        .isEqualTo(CallApiMessages.names());
    assertThat(
            MESSAGES.stream()
                .<Class<?>>map(text -> CallApiMessages.kind(text.replace('\'', '"')))
                .collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(CallApiMessages.kinds());
  }

  @TestFactory
  Stream<DynamicTest> everyMethodShouldNameItsRight() {
    return CallApiMessages.kinds().stream()
        .map(
            kind ->
                dynamicTest(
                    kind.getSimpleName(),
                    () -> {
                      boolean open = kind.isAnnotationPresent(Open.class);
                      assertThat(open).isNotEqualTo(kind.isAnnotationPresent(Needs.class));
                      assertThat(open).isEqualTo(TOKENLESS.contains(kind.getSimpleName()));
                      assertThat(Rights.allow(kind, Role.ADMIN)).isTrue();
                    }));
  }

  /** Authenticate too: it says nothing without a token. */
  @TestFactory
  Stream<DynamicTest> nobodyShouldBeHeardBeforeHeHasShownAToken() {
    return MESSAGES.stream()
        .map(
            message ->
                dynamicTest(
                    message,
                    () -> {
                      try (SocketWire socket =
                          SocketWire.open(CallApiServer.MAIN, CallApiServer.PATH)) {
                        socket.text(message);
                        assertThat(socket.next().at("/error/message").asText())
                            .startsWith("A bearer token is needed");
                        assertThat(socket.closeCode()).isEqualTo(1008);
                      }
                    }));
  }
}
