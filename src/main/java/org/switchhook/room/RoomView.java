package org.switchhook.room;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A room as REST shows it; {@code Room} in {@code openapi.yaml}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoomView(
    String id,
    String name,
    @Nullable String dialIn,
    boolean pinRequired,
    String owner,
    int participantLimit,
    Instant createdAt,
    @Nullable Instant closedAt) {}
