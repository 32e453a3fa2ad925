package org.switchhook.room;

import java.util.List;
import java.util.Map;
import org.switchhook.address.RoomId;

/**
 * A room at one moment of its turn.
 *
 * @param dialIn the 8-digit number that phones dial
 * @param participants those present, oldest first
 * @param entries transient entries by key
 */
public record RoomSnapshot(
    RoomId room,
    String name,
    String dialIn,
    List<Participant> participants,
    Map<String, Map<String, Object>> entries) {}
