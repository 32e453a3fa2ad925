package org.switchhook.call;

import java.time.Duration;
import org.switchhook.address.CallId;
import org.switchhook.address.Party;
import org.switchhook.address.RoomId;

/**
 * An INVITE that is to be answered. Its call is stored before it gets here.
 *
 * @param room the room that the phone joins when it has acknowledged our answer
 * @param party who calls, as far as he says so
 * @param maxDuration from the ACK to the end
 */
public record IncomingOrder(
    CallId id, RoomId room, Party party, IncomingCall call, Duration maxDuration) {}
