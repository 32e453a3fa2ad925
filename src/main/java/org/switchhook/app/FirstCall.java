package org.switchhook.app;

/** The lines with which a newcomer makes the first call; README has the same three. */
final class FirstCall {
  private FirstCall() {}

  static String text(String address, int sipPort, int callApiPort, String admin, String user) {
    return """

        Switchhook is ready, in development mode.

          API        %1$s/api/v1      description %1$s/openapi, to read %1$s/docs/
          Events     %2$s/events
          Call API   ws://localhost:%7$d/call-api
          SIP        127.0.0.1:%3$d (UDP and TCP), with a sandbox trunk behind it (a simulator)

          Admin (alice)  ADMIN=%4$s
          User (bob)     TOKEN=%5$s

        The first call: a room, a phone that rings, answers and hangs up after 3 s, and how it went.

        %6$s
        """
        .formatted(
            address,
            address.replaceFirst("^http", "ws"),
            sipPort,
            admin,
            user,
            lines(address, user),
            callApiPort);
  }

  private static String lines(String address, String user) {
    return """
        TOKEN=%2$s
        ROOM=$(curl -s -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"name":"First call"}' %1$s/api/v1/rooms | sed 's/.*"id":"\\([^"]*\\)".*/\\1/')
        CALL=$(curl -s -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"number":"030 23125002"}' %1$s/api/v1/rooms/$ROOM/dialouts | sed 's/.*"callid":"\\([^"]*\\)".*/\\1/')
        curl -s -H "Authorization: Bearer $TOKEN" %1$s/api/v1/calls/$CALL
        """
        .formatted(address, user);
  }
}
